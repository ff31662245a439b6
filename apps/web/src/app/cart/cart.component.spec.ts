import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { Problem, ProblemCode, Product } from '@till/shared-types';
import { aLine, aProblem, aProduct, shelf, shopConfig, storeCart } from '../../test-builders';
import { PageLocation } from '../checkout/page-location.service';
import { CartComponent } from './cart.component';

const inr = (amount: number) => ({ amount, currency: 'inr' });

describe('the cart page', () => {
  const assign = jest.fn();
  let fixture: ComponentFixture<CartComponent>;
  let http: HttpTestingController;
  let page: HTMLElement;

  function setUp(): void {
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: PageLocation, useValue: { assign } },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(CartComponent);
    page = fixture.nativeElement;
    fixture.detectChanges();
  }

  async function open(products: readonly Product[] = shelf): Promise<void> {
    setUp();
    http.expectOne('/api/products').flush({ currency: 'inr', products });
    http.expectOne('/api/config').flush(shopConfig);
    await fixture.whenStable();
  }

  beforeEach(() => {
    localStorage.clear();
    assign.mockClear();
  });

  const text = (selector: string) => page.querySelector(selector)?.textContent?.trim() ?? '';
  const button = (name: string) =>
    [...page.querySelectorAll('button')].find((each) => each.textContent?.includes(name));
  async function press(name: string): Promise<void> {
    button(name)?.click();
    await fixture.whenStable();
  }
  async function refuse(code: ProblemCode, changes: Partial<Problem> = {}): Promise<void> {
    await press('Check out');
    const body = aProblem(code, changes);
    http
      .expectOne('/api/create-checkout-session')
      .flush(body, { status: body.status, statusText: code });
    await fixture.whenStable();
  }

  it('invites to look around when it is empty', async () => {
    await open();
    expect(text('.notice h2')).toBe('Nothing in it yet');
    expect(button('Check out')).toBeUndefined();
  });

  it('shows each line and the total', async () => {
    storeCart([aLine({ quantity: 2 }), aLine({ id: 'assam', name: 'Assam', price: inr(45_000) })]);
    await open();
    expect(page.querySelectorAll('.cart-line')).toHaveLength(2);
    expect(text('.cart-line-total')).toBe('₹2,580.00');
    expect(text('.cart-total strong')).toBe('₹3,030.00');
  });

  it('has each picture before the shop has answered', () => {
    storeCart([aLine()]);
    setUp();
    fixture.detectChanges();
    expect(page.querySelector('.cart-picture img')?.getAttribute('src')).toBe(
      '/products/moon-jar.svg',
    );
  });

  it('says that no real money moves where that is so', async () => {
    storeCart([aLine()]);
    await open();
    expect(text('.cart-summary .quiet')).toContain('practice mode');
  });

  it('changes a quantity and the total with it', async () => {
    storeCart([aLine()]);
    await open();
    await press('One more');
    expect(text('.cart-total strong')).toBe('₹2,580.00');
    const field = page.querySelector('input') as HTMLInputElement;
    field.value = '500';
    field.dispatchEvent(new Event('change'));
    await fixture.whenStable();
    expect(field.value).toBe('99');
    expect(text('.quantity-note')).toBe('An order holds at most 99 of one product.');
    await press('One less');
    expect(text('.quantity-note')).toBe('');
  });

  it('takes a line out, moves the focus to Undo and brings the line back', async () => {
    storeCart([aLine(), aLine({ id: 'assam', name: 'Assam', price: inr(45_000) })]);
    await open();
    await press('Remove');
    expect(text('.cart-removed p')).toBe('Moon Jar removed');
    expect(document.activeElement).toBe(button('Undo'));
    await press('Undo');
    expect(text('.cart-line .product-name')).toBe('Moon Jar');
    expect(document.activeElement).toBe(button('Remove'));
  });

  it('takes the prices of a currency chosen since, and asks for a session in it', async () => {
    storeCart([aLine({ quantity: 2, price: { amount: 1600, currency: 'usd' } })]);
    await open();
    expect(page.querySelector('.unit-price s')).toBeNull();
    expect(text('.cart-notice')).toBe('');
    expect(text('.cart-total strong')).toBe('₹2,580.00');
    await press('Check out');
    const { body } = http.expectOne('/api/create-checkout-session').request;
    expect(body).toMatchObject({ currency: 'inr', products: [{ price: 129_000 }] });
  });

  it('sends the shopper to Stripe once, however often the button is pressed', async () => {
    storeCart([aLine({ quantity: 2 })]);
    await open();
    await press('Check out');
    expect(text('.checkout-button')).toBe('Opening payment…');
    await press('Opening payment');
    const call = http.expectOne('/api/create-checkout-session');
    expect(call.request.body.products).toEqual([{ id: 'moon-jar', quantity: 2, price: 129_000 }]);
    call.flush({ id: 'cs_1', url: 'https://pay.example', order: { number: 'N', token: 'T' } });
    expect(assign).toHaveBeenCalledWith('https://pay.example');
    expect(localStorage.getItem('till.checkouts')).toContain('"T"');
  });

  it('can be used again when Back brings the page out of the cache', async () => {
    storeCart([aLine()]);
    await open();
    await press('Check out');
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: false }));
    await fixture.whenStable();
    expect(text('.checkout-button')).toBe('Opening payment…');
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    await fixture.whenStable();
    expect(text('.checkout-button')).toBe('Check out');
    expect(button('Check out')?.getAttribute('aria-disabled')).toBe('false');
  });

  it('shows the old and the new price when the API knows another, and asks', async () => {
    storeCart([aLine()]);
    await open();
    await refuse('price_changed', {
      errors: [
        { pointer: '/products/0/price', code: 'price_changed', detail: '', current: inr(139_000) },
      ],
    });
    expect(text('.unit-price s')).toContain('₹1,290.00');
    expect(text('.unit-price strong')).toContain('₹1,390.00');
    await press('Accept new prices');
    expect(page.querySelector('.unit-price s')).toBeNull();
    await press('Check out');
    const call = http.expectOne('/api/create-checkout-session');
    expect(call.request.body.products[0].price).toBe(139_000);
  });

  it('asks at once when the catalogue already has another price', async () => {
    storeCart([aLine({ price: inr(99_000) })]);
    await open();
    expect(text('.cart-notice h2')).toBe('A price has changed');
    expect(text('.checkout-button')).toBe('Accept new prices');
  });

  it('offers what is left when there is less than wanted', async () => {
    storeCart([aLine({ quantity: 5 })]);
    await open();
    await refuse('out_of_stock', {
      errors: [{ pointer: '/products/0/quantity', code: 'out_of_stock', detail: '', available: 2 }],
    });
    expect(text('.cart-line-note')).toContain('Only 2 left');
    await press('Take what is left');
    expect((page.querySelector('input') as HTMLInputElement).value).toBe('2');
    expect(text('.checkout-button')).toBe('Check out');
  });

  it('lets go of what is not sold any more, and leaves what is sold out to the API, which may hold it for this cart', async () => {
    storeCart([
      aLine(),
      aLine({ id: 'ladle', name: 'Ladle' }),
      aLine({ id: 'gone', name: 'Gone' }),
    ]);
    await open();
    expect(text('.cart-notice h2')).toBe('Not enough left');
    await press('Remove what is sold out');
    expect(page.querySelectorAll('.cart-line')).toHaveLength(2);
    expect(text('.checkout-button')).toBe('Check out');
  });

  it('links to the order of a cart that is paid, and can start anew', async () => {
    storeCart([aLine()]);
    await open();
    await refuse('cart_paid', { order: { number: '7Q3K-9MZT', token: 'token' } });
    expect(page.querySelector('.cart-notice a')?.getAttribute('href')).toBe('/order/token');
    expect(page.querySelector('.checkout-button')).toBeNull();
    await press('Start a new cart');
    await press('Check out');
    const { cartId } = http.expectOne('/api/create-checkout-session').request.body;
    expect(cartId).not.toBe('3b241101-e2bb-4255-8caf-4136c566a962');
  });

  it('keeps the cart when there is no answer, and retries with the same key', async () => {
    storeCart([aLine()]);
    await open();
    await press('Check out');
    const first = http.expectOne('/api/create-checkout-session');
    first.error(new ProgressEvent('error'));
    await fixture.whenStable();
    expect(text('.cart-notice h2')).toBe('You seem to be offline');
    expect(page.querySelectorAll('.cart-line')).toHaveLength(1);
    await press('Try again');
    const second = http.expectOne('/api/create-checkout-session');
    const key = 'Idempotency-Key';
    expect(second.request.headers.get(key)).toBe(first.request.headers.get(key));
  });

  it.each([
    ['stripe_unavailable', 'Checkout cannot be reached', 'Try again'],
    ['database_unavailable', 'Checkout cannot be reached', 'Try again'],
    ['internal_error', 'Checkout cannot be reached', 'Try again'],
    ['request_in_progress', 'One moment', 'Try again'],
    ['rate_limited', 'That was quick', 'Try again'],
    ['amount_too_small', 'A little more is needed', 'Check out'],
    ['amount_too_large', 'This is more than can be paid at once', 'Check out'],
    ['checkout_refused', 'Checkout did not start', 'Try again'],
    ['out_of_range', 'Checkout did not start', 'Try again'],
  ] as const)('says %s in plain words with a way forward', async (code, title, next) => {
    storeCart([aLine({ price: aProduct().price })]);
    await open();
    await refuse(code);
    expect(text('.cart-notice h2')).toBe(title);
    expect(text('.cart-notice')).not.toMatch(/failed|error/i);
    expect(text('.checkout-button')).toBe(next);
    expect(page.querySelectorAll('.cart-line')).toHaveLength(1);
  });
});
