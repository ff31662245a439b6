import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { chosen } from '@till/shared-types';
import { shopConfig } from '../../test-builders';
import { CurrencyStore } from '../currency.store';
import { ChoicesComponent } from './choices.component';

describe('the choice of language and currency', () => {
  let fixture: ComponentFixture<ChoicesComponent>;
  let page: HTMLElement;

  beforeEach(async () => {
    for (const name of ['till_currency', 'till_language']) document.cookie = `${name}=;max-age=0`;
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: '**', children: [] }]),
        provideHttpClient(),
        provideHttpClientTesting(),
      ],
    });
    fixture = TestBed.createComponent(ChoicesComponent);
    page = fixture.nativeElement;
    await TestBed.inject(Router).navigateByUrl('/products/moon-jar?from=list#top');
    fixture.detectChanges();
    TestBed.inject(HttpTestingController).expectOne('/api/config').flush(shopConfig);
    await fixture.whenStable();
  });

  const links = () => [...page.querySelectorAll<HTMLAnchorElement>('a')];

  it('links to the same page in each language, in words of that language', () => {
    expect(links().map((link) => [link.lang, link.getAttribute('href')])).toEqual([
      ['en', '/products/moon-jar?from=list'],
      ['de', '/de/products/moon-jar?from=list'],
      ['hi', '/hi/products/moon-jar?from=list'],
      ['ja', '/ja/products/moon-jar?from=list'],
      ['ar', '/ar/products/moon-jar?from=list'],
    ]);
    expect(links()[1]?.textContent).toBe('Deutsch');
    expect(page.querySelector('[aria-current]')?.textContent).toBe('English');
  });

  it('remembers a language that was chosen by hand', () => {
    const german = links()[1];
    german?.addEventListener('click', (event) => event.preventDefault());
    german?.click();
    expect(chosen(document.cookie, 'language')).toBe('de');
  });

  it('offers the currencies of the catalogue and remembers the one chosen', async () => {
    const select = page.querySelector('select') as HTMLSelectElement;
    expect([...select.options].map(({ value }) => value)).toEqual(['inr', 'usd']);
    expect(select.value).toBe('inr');
    select.value = 'usd';
    select.dispatchEvent(new Event('change'));
    await fixture.whenStable();
    expect(chosen(document.cookie, 'currency')).toBe('usd');
    expect(TestBed.inject(CurrencyStore).chosen()).toBe('usd');
    expect(page.querySelector('button')?.textContent).toContain('USD');
  });

  it.each([
    ['is closed once the focus goes on to the page', () => document.body, 1],
    ['stays open while the focus moves inside of it', () => links()[1], 0],
    ['stays open when the whole window loses the focus', () => null, 0],
  ])('%s', (_behaviour, next, times) => {
    // jsdom has no popovers.
    const hidePopover = jest.fn();
    Object.assign(page.querySelector('[popover]') ?? {}, { hidePopover });
    const relatedTarget = next();
    links()[0]?.dispatchEvent(new FocusEvent('focusout', { bubbles: true, relatedTarget }));
    expect(hidePopover).toHaveBeenCalledTimes(times);
  });
});
