import { ApplicationRef } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { aLine, anOrder, aProduct, storeCart } from '../../test-builders';
import { CartStore } from './cart.store';

/** What a visit to the shop does: makes the store and renders once. */
function openShop(): CartStore {
  TestBed.resetTestingModule();
  const store = TestBed.inject(CartStore);
  TestBed.inject(ApplicationRef).tick();
  return store;
}

describe('the cart', () => {
  beforeEach(() => localStorage.clear());

  it('is empty and not ready before the browser has taken the page over', () => {
    storeCart([aLine()]);
    const store = TestBed.inject(CartStore);
    expect(store.ready()).toBe(false);
    expect(store.lines()).toEqual([]);
  });

  it('survives a reload with its id, quantities and prices', () => {
    const before = openShop();
    before.add(aProduct(), 2);
    const after = openShop();
    expect(after.id()).toBe(before.id());
    expect(after.id()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
    expect(after.lines()).toEqual([aLine({ quantity: 2 })]);
  });

  it('adds to a line that is there, at the price seen last, up to 99', () => {
    const store = openShop();
    store.add(aProduct(), 60);
    store.add(aProduct({ price: { amount: 130_000, currency: 'inr' } }), 60);
    expect(store.lines()).toEqual([
      aLine({ quantity: 99, price: { amount: 130_000, currency: 'inr' } }),
    ]);
  });

  it('keeps quantities between 1 and 99', () => {
    const store = openShop();
    store.add(aProduct());
    for (const [wanted, kept] of [
      [0, 1],
      [100, 99],
      [2.9, 2],
      [Number.NaN, 1],
    ] as const) {
      store.setQuantity('moon-jar', wanted);
      expect(store.lines()[0]?.quantity).toBe(kept);
    }
  });

  it('brings a removed line back to its place', () => {
    storeCart([aLine({ id: 'a' }), aLine({ id: 'b' }), aLine({ id: 'c' })]);
    const store = openShop();
    store.remove('b');
    expect(store.lines().map(({ id }) => id)).toEqual(['a', 'c']);
    store.undoRemove();
    expect(store.lines().map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(store.removed()).toBeNull();
  });

  it('says each change in words', () => {
    const store = openShop();
    store.add(aProduct(), 2);
    expect(store.announcement()).toBe('Moon Jar added. 2 items in your cart.');
    store.remove('moon-jar');
    expect(store.announcement()).toBe('Moon Jar removed. 0 items in your cart.');
  });

  it('follows a change made in another tab', () => {
    const store = openShop();
    storeCart([aLine({ quantity: 5 })], 'other-tab');
    window.dispatchEvent(new StorageEvent('storage', { key: 'till.cart' }));
    expect(store.id()).toBe('other-tab');
    expect(store.count()).toBe(5);
  });

  it('does not undo what another tab did a moment before', () => {
    const store = openShop();
    storeCart([aLine({ id: 'assam', name: 'Assam' })], 'other-tab');
    store.add(aProduct());
    expect(store.lines().map(({ id }) => id)).toEqual(['assam', 'moon-jar']);
  });

  it('starts empty where what is stored cannot be read', () => {
    localStorage.setItem('till.cart', '{"id":1,"lines":[{}]}');
    expect(openShop().lines()).toEqual([]);
  });

  it('lets go of what was paid for, and only that, under a new id', () => {
    storeCart([aLine({ quantity: 2 }), aLine({ id: 'assam', name: 'Assam' })]);
    const store = openShop();
    const paidCart = store.id();
    store.rememberOrder('token', store.id());
    store.orderPaid('token', anOrder().lines);
    expect(store.lines().map(({ id, quantity }) => [id, quantity])).toEqual([
      ['moon-jar', 1],
      ['assam', 1],
    ]);
    expect(store.id()).not.toBe(paidCart);
  });

  it('leaves a cart alone that the paid order was not made from', () => {
    storeCart([aLine()]);
    const store = openShop();
    store.orderPaid('somebody-elses-token', anOrder().lines);
    expect(store.count()).toBe(1);
  });

  it('is emptied by an order once, however often the order is seen', () => {
    storeCart([aLine()]);
    const store = openShop();
    store.rememberOrder('token', store.id());
    store.orderPaid('token', anOrder().lines);
    store.add(aProduct());
    store.orderPaid('token', anOrder().lines);
    expect(store.count()).toBe(1);
  });

  it('is filled with what an order was of where it is empty, and left alone where it is not', () => {
    const store = openShop();
    store.fillAgain(anOrder().lines);
    expect(store.lines()).toEqual([aLine()]);
    store.setQuantity('moon-jar', 3);
    store.fillAgain(anOrder().lines);
    expect(store.lines()).toEqual([aLine({ quantity: 3 })]);
  });
});
