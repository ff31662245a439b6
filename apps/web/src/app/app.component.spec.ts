import { Location } from '@angular/common';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter, Router, withComponentInputBinding } from '@angular/router';
import { aLine, anOrder, aProduct, storeCart } from '../test-builders';
import { AppComponent } from './app.component';
import { routes } from './app.routes';
import { CartStore } from './cart/cart.store';

describe('the shop', () => {
  let fixture: ComponentFixture<AppComponent>;
  let page: HTMLElement;

  beforeEach(() => {
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [
        provideRouter(routes, withComponentInputBinding()),
        provideHttpClient(),
        provideHttpClientTesting(),
      ],
    });
    fixture = TestBed.createComponent(AppComponent);
    page = fixture.nativeElement;
  });

  async function open(path: string): Promise<void> {
    await TestBed.inject(Router).navigateByUrl(path);
    fixture.detectChanges();
  }

  const text = (selector: string) => page.querySelector(selector)?.textContent?.trim();

  it('counts what is in the cart and tells a screen reader of each change', async () => {
    await open('/checkout/canceled');
    TestBed.inject(CartStore).add(aProduct());
    fixture.detectChanges();
    expect(text('.cart-count')).toBe('1, 1 item');
    TestBed.inject(CartStore).add(aProduct());
    fixture.detectChanges();
    expect(text('.cart-count')).toBe('2, 2 items');
    expect(text('[aria-live=polite]')).toBe('Moon Jar added. 2 items in your cart.');
  });

  it('skips to the content of the page that is open', async () => {
    await open('/checkout/canceled');
    expect(page.querySelector('.skip-link')?.getAttribute('href')).toBe('/checkout/canceled#main');
  });

  it('skips to the content of a page that is still being opened', () => {
    TestBed.inject(Location).go('/products/moon-jar?from=mail');
    fixture.detectChanges();
    expect(page.querySelector('.skip-link')?.getAttribute('href')).toBe('/products/moon-jar#main');
  });

  it('moves the focus to the new page, but not when only a filter changes', async () => {
    await open('/checkout/canceled');
    expect(document.activeElement).toBe(document.body);
    await open('/checkout/canceled?from=stripe');
    expect(document.activeElement).toBe(document.body);
    await open('/nothing/here');
    expect(document.activeElement?.id).toBe('main');
  });

  it('empties the cart once its order is seen to be paid', async () => {
    storeCart([aLine()]);
    await open('/checkout/canceled');
    const cart = TestBed.inject(CartStore);
    cart.rememberOrder('token', cart.id());
    await open('/order/token');
    const http = TestBed.inject(HttpTestingController);
    http.expectOne('/api/orders/token/settle').flush(anOrder({ status: 'paid' }));
    fixture.detectChanges();
    expect(cart.count()).toBe(0);
  });
});
