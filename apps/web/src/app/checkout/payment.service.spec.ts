import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { aProblem, shopConfig } from '../../test-builders';
import type { CheckoutProblem } from './checkout-problem';
import { EmbeddedSessionStore } from './embedded-session.store';
import { PageLocation } from './page-location.service';
import { PaymentService } from './payment.service';

const URL = '/api/create-checkout-session';
const lines = [{ id: 'moon-jar', quantity: 2, price: 129_000 }];
const session = {
  id: 'cs_test_1',
  url: 'http://localhost:12111/pay/cs_test_1',
  order: { number: '7Q3K-9MZT', token: 'token' },
};

describe('PaymentService', () => {
  const assign = jest.fn();
  let payment: PaymentService;
  let http: HttpTestingController;

  /** As after a reload: nothing is left but what the browser stored. */
  function reload(): void {
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: PageLocation, useValue: { assign } },
      ],
    });
    payment = TestBed.inject(PaymentService);
    http = TestBed.inject(HttpTestingController);
  }

  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
    assign.mockClear();
    reload();
  });

  function ask(cartId = 'cart-1', products = lines) {
    let problem: CheckoutProblem | undefined;
    payment
      .createSession({ cartId, currency: 'inr', products })
      .subscribe({ error: (error) => (problem = error) });
    const call = http.expectOne(URL);
    return {
      call,
      key: call.request.headers.get('Idempotency-Key'),
      refuse: (code: Parameters<typeof aProblem>[0], changes = {}) => {
        const body = aProblem(code, changes);
        call.flush(body, { status: body.status, statusText: code });
        return problem;
      },
    };
  }

  it('posts the cart, its currency and the language of the page', () => {
    const { call, key } = ask();
    expect(call.request.method).toBe('POST');
    expect(call.request.body).toEqual({
      cartId: 'cart-1',
      currency: 'inr',
      locale: 'en-US',
      uiMode: 'hosted_page',
      products: lines,
    });
    expect(key).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('asks for the page inside the shop where that is wanted', async () => {
    TestBed.tick();
    http.expectOne('/api/config').flush({ ...shopConfig, checkoutMode: 'embedded' });
    await Promise.resolve();
    expect(ask().call.request.body.uiMode).toBe('embedded_page');
  });

  it('sends the shopper to the address Stripe gave', () => {
    payment.open(session);
    expect(assign).toHaveBeenCalledWith(session.url);
  });

  it('keeps the client secret for the embedded page, out of the address', () => {
    payment.open({ ...session, url: null, clientSecret: 'cs_test_1_secret' });
    expect(assign).toHaveBeenCalledWith('/checkout/pay');
    expect(TestBed.inject(EmbeddedSessionStore).current()).toEqual({
      clientSecret: 'cs_test_1_secret',
      token: 'token',
    });
  });

  it('uses the key again when no answer came, even after a reload', () => {
    const first = ask();
    first.call.error(new ProgressEvent('error'));
    reload();
    expect(ask().key).toBe(first.key);
  });

  it.each(['stripe_unavailable', 'request_in_progress', 'internal_error'] as const)(
    'uses the key again after %s',
    (code) => {
      const first = ask();
      expect(first.refuse(code)?.code).toBe(code);
      expect(ask().key).toBe(first.key);
    },
  );

  it('takes another key for another cart', () => {
    const first = ask();
    first.refuse('stripe_unavailable');
    expect(ask('cart-1', [{ id: 'moon-jar', quantity: 3, price: 129_000 }]).key).not.toBe(
      first.key,
    );
  });

  it.each(['price_changed', 'out_of_stock', 'checkout_refused'] as const)(
    'takes another key after %s, which is a final answer',
    (code) => {
      const first = ask();
      first.refuse(code);
      expect(ask().key).not.toBe(first.key);
    },
  );

  it('takes another key after a session was made', () => {
    const first = ask();
    first.call.flush(session, { status: 201, statusText: 'Created' });
    expect(ask().key).not.toBe(first.key);
  });

  it('knows of no outcome when something before the API answers', () => {
    let problem: CheckoutProblem | undefined;
    payment
      .createSession({ cartId: 'cart-1', products: lines })
      .subscribe({ error: (error) => (problem = error) });
    http.expectOne(URL).flush('<html>', { status: 502, statusText: 'Bad Gateway' });
    expect(problem?.code).toBe('internal_error');
  });

  it('hands on which order a paid cart belongs to', () => {
    const order = { number: '7Q3K-9MZT', token: 'token' };
    expect(ask().refuse('cart_paid', { order })).toEqual({
      code: 'cart_paid',
      errors: [],
      order,
    });
  });
});
