import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { type Order, type PaymentStatus, paymentStatuses } from '@till/shared-types';
import { aDelivery, anOrder, aProblem } from '../../test-builders';
import { ORDER_AGAIN } from './order-again';
import { ORDER_PAID } from './order-paid';
import { OrderComponent } from './order.component';
import { statusTexts } from './order-status.texts';

const URL = '/api/orders/token';

describe('the order page', () => {
  const onPaid = jest.fn();
  const again = jest.fn();
  let fixture: ComponentFixture<OrderComponent>;
  let http: HttpTestingController;
  let page: HTMLElement;

  beforeEach(async () => {
    jest.useFakeTimers();
    onPaid.mockClear();
    again.mockClear();
    Object.assign(window, { EventSource: Stream });
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: 'cart', children: [] }]),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: ORDER_PAID, useValue: onPaid },
        { provide: ORDER_AGAIN, useValue: again },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(OrderComponent);
    page = fixture.nativeElement;
    fixture.componentRef.setInput('token', 'token');
    await settle();
  });

  afterEach(() => {
    fixture.destroy();
    jest.useRealTimers();
    Reflect.deleteProperty(window, 'EventSource');
  });

  async function settle(): Promise<void> {
    await jest.advanceTimersByTimeAsync(0);
    fixture.detectChanges();
    await jest.advanceTimersByTimeAsync(0);
    fixture.detectChanges();
  }
  async function answerGet(order: Order): Promise<void> {
    http.expectOne(URL).flush(order);
    await settle();
  }
  async function answerSettle(order: Order): Promise<void> {
    http.expectOne(`${URL}/settle`).flush(order);
    await settle();
  }
  async function pass(ms: number): Promise<void> {
    await jest.advanceTimersByTimeAsync(ms);
    await settle();
  }
  const heading = () => page.querySelector('h1')?.textContent;

  it('asks for a settlement at once, and again with growing patience until it is paid', async () => {
    await answerGet(anOrder());
    expect(heading()).toBe('Confirming your payment');
    await answerSettle(anOrder());

    await pass(1000);
    await answerSettle(anOrder());
    await pass(1400);
    http.expectNone(`${URL}/settle`);
    await pass(100);
    await answerSettle(anOrder({ status: 'paid' }));

    expect(heading()).toBe('Thank you, it is paid');
    await pass(600_000);
    http.verify();
  });

  it('shows the settled state without waiting for the next look (lesson 24)', async () => {
    await answerGet(anOrder());
    await answerSettle(anOrder({ status: 'paid' }));
    expect(heading()).toBe('Thank you, it is paid');
  });

  it('shows a change as soon as the shop tells of it, and listens no longer than it must', async () => {
    await answerGet(anOrder());
    await answerSettle(anOrder());
    expect(Stream.latest.url).toBe(`${URL}/events`);
    Stream.latest.onmessage({ data: JSON.stringify(anOrder({ status: 'paid' })) });
    await settle();
    expect(heading()).toBe('Thank you, it is paid');
    expect(Stream.latest.isClosed).toBe(true);
  });

  it('looks as calm or as glad as what it says', async () => {
    const look = () => page.querySelector('.order-state')?.className;
    await answerGet(anOrder());
    expect(look()).toBe('order-state is-waiting');
    await answerSettle(anOrder({ status: 'paid' }));
    expect(look()).toBe('order-state is-good');
  });

  it('says when an order is paid, so that its cart can be emptied', async () => {
    await answerGet(anOrder());
    expect(onPaid).not.toHaveBeenCalled();
    await answerSettle(anOrder({ status: 'paid' }));
    expect(onPaid).toHaveBeenCalledWith('token', anOrder().lines);
  });

  it('offers the payment page to who has not paid yet', async () => {
    const unpaid = anOrder({ isOpen: true, payUrl: 'https://pay.example/cs_1' });
    await answerGet(unpaid);
    expect(heading()).toBe('Confirming your payment');
    await answerSettle(unpaid);
    expect(heading()).toBe('Not paid yet');
    expect(page.querySelector('.order-state a')?.getAttribute('href')).toBe(
      'https://pay.example/cs_1',
    );
  });

  it('leads who pays inside the shop back to the cart, which opens the payment again', async () => {
    const unpaid = anOrder({ isOpen: true });
    await answerGet(unpaid);
    await answerSettle(unpaid);
    expect(heading()).toBe('Not paid yet');
    expect(page.querySelector('.order-state a')?.getAttribute('href')).toBe('/cart');
  });

  it('does not call an order unpaid when Stripe could not be asked', async () => {
    await answerGet(anOrder({ isOpen: true, payUrl: 'https://pay.example/cs_1' }));
    const problem = aProblem('stripe_unavailable');
    http.expectOne(`${URL}/settle`).flush(problem, { status: 503, statusText: 'Unavailable' });
    await settle();
    expect(heading()).toBe('Confirming your payment');
  });

  it('stays calm, and never says failed, when confirming takes long (lesson 24)', async () => {
    await answerGet(anOrder());
    await answerSettle(anOrder());
    for (let look = 0; look < 8; look += 1) {
      await pass(30_000);
      await answerSettle(anOrder());
    }
    expect(heading()).toBe('Still confirming your payment');
    expect(page.textContent).toContain('7Q3K-9MZT');
    expect(page.textContent).not.toMatch(/failed/i);
  });

  it('keeps what it knows while the shop cannot be reached, and goes on asking', async () => {
    await answerGet(anOrder({ status: 'processing' }));
    await answerSettle(anOrder({ status: 'processing' }));
    await pass(1000);
    http.expectOne(`${URL}/settle`).error(new ProgressEvent('error'));
    await settle();
    http.expectOne(URL).error(new ProgressEvent('error'));
    await settle();
    expect(heading()).toBe('Your bank is confirming');
    expect(page.textContent).toContain('we keep trying');
    await pass(1500);
    await answerSettle(anOrder({ status: 'paid' }));
    expect(heading()).toBe('Thank you, it is paid');
  });

  it('says nothing about the payment when nothing is known', async () => {
    http.expectOne(URL).error(new ProgressEvent('error'));
    http.expectOne(`${URL}/settle`).error(new ProgressEvent('error'));
    await settle();
    expect(heading()).toBe('Your order cannot be shown just now');
    await pass(1000);
    await answerSettle(anOrder({ status: 'paid' }));
    expect(heading()).toBe('Thank you, it is paid');
  });

  it('tells nothing of an order to who does not hold its link (lesson 24)', async () => {
    const body = aProblem('order_not_found');
    http.expectOne(URL).flush(body, { status: 404, statusText: 'Not Found' });
    http.expectOne(`${URL}/settle`).flush(body, { status: 404, statusText: 'Not Found' });
    await settle();
    expect(heading()).toBe('There is no such order.');
    await pass(600_000);
    http.verify();
  });

  it('is sorry when the stock went to somebody else', async () => {
    await answerGet(anOrder({ status: 'paid', fulfilment: 'unfulfillable' }));
    expect(heading()).toBe('We cannot send this order');
  });

  it('shows where the order goes, once that is known', async () => {
    await answerGet(anOrder());
    expect(page.querySelector('address')).toBeNull();
    await answerSettle(anOrder({ status: 'paid', shipping: aDelivery() }));
    expect([...page.querySelectorAll('address span')].map((line) => line.textContent)).toEqual([
      'Asha Rao',
      '12 Park Street',
      'Kolkata, West Bengal 700016',
      'India',
    ]);
  });

  it('shows what was given back beside what was paid', async () => {
    const refunded = { amount: 29_000, currency: 'inr' };
    await answerGet(anOrder({ status: 'partially_refunded', refunded }));
    const totals = page.querySelector('.receipt-totals')?.textContent;
    expect(totals).toMatch(/Total\s*₹1,290\.00\s*Refunded so far\s*−₹290\.00/);
  });

  it('says nothing of refunds where there are none', async () => {
    await answerGet(anOrder({ status: 'paid' }));
    expect(page.textContent).not.toContain('Refunded');
  });

  it.each(Object.keys(paymentStatuses) as PaymentStatus[])('has words for %s', async (status) => {
    await answerGet(anOrder({ status }));
    expect(heading()).toBe(statusTexts[status].title);
    expect(page.querySelector('.receipt-totals .is-total dd')?.textContent).toBe('₹1,290.00');
  });

  it.each(['failed', 'expired', 'canceled'] as const)(
    'leads back to the cart after %s',
    async (status) => {
      await answerGet(anOrder({ status }));
      expect(page.querySelector('.order-state a')?.getAttribute('href')).toBe('/cart');
    },
  );

  it.each([
    ['failed', [[anOrder().lines]]],
    ['expired', [[anOrder().lines]]],
    ['canceled', []],
  ] as const)(
    'offers the goods once more after %s, if they are still wanted',
    async (status, calls) => {
      await answerGet(anOrder({ status }));
      page.querySelector<HTMLAnchorElement>('.order-state a')?.click();
      expect(again.mock.calls).toEqual(calls);
    },
  );
});

/** jsdom has no server-sent events. */
class Stream {
  static latest: Stream;
  onmessage: (event: { data: string }) => void = () => undefined;
  isClosed = false;
  constructor(readonly url: string) {
    Stream.latest = this;
  }
  close(): void {
    this.isClosed = true;
  }
}
