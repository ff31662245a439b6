import { makeStateKey, TransferState } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { WrittenTextsStore } from './written-texts.store';

describe('texts that were written by the rules of the language', () => {
  it('are taken from the page that the server wrote', () => {
    TestBed.inject(TransferState).set(makeStateKey<object>('texts'), { 'eur 1600': '16,00 €' });
    const write = jest.fn();
    expect(TestBed.inject(WrittenTextsStore).of('eur 1600', write)).toBe('16,00 €');
    expect(write).not.toHaveBeenCalled();
  });

  it('are written once when the page has none', () => {
    const write = jest.fn(() => '$16.00');
    const texts = TestBed.inject(WrittenTextsStore);
    expect([texts.of('usd 1600', write), texts.of('usd 1600', write)]).toEqual([
      '$16.00',
      '$16.00',
    ]);
    expect(write).toHaveBeenCalledTimes(1);
  });
});
