import { TestBed } from '@angular/core/testing';
import { anOrder } from '../../test-builders';
import { PaymentWatch } from './payment-watch.service';

describe('the order of an open payment page', () => {
  const onOver = jest.fn();

  beforeEach(() => {
    onOver.mockClear();
    Object.assign(window, { EventSource: Stream });
  });
  afterEach(() => Reflect.deleteProperty(window, 'EventSource'));

  const watch = () => TestBed.inject(PaymentWatch).whenOver('token', onOver);

  it('is watched while it waits', () => {
    watch();
    expect(Stream.latest.url).toBe('/api/orders/token/events');
    Stream.latest.tell(anOrder());
    expect(onOver).not.toHaveBeenCalled();
    expect(Stream.latest.isClosed).toBe(false);
  });

  it.each(['paid', 'processing', 'expired', 'canceled'] as const)('is over when %s', (status) => {
    watch();
    Stream.latest.tell(anOrder({ status }));
    expect(onOver).toHaveBeenCalledTimes(1);
    expect(Stream.latest.isClosed).toBe(true);
  });

  it('is watched no longer than the page is open', () => {
    watch()();
    expect(Stream.latest.isClosed).toBe(true);
  });

  it('is left to Stripe where a browser cannot listen', () => {
    Reflect.deleteProperty(window, 'EventSource');
    expect(watch).not.toThrow();
  });
});

/** jsdom has no server-sent events. */
class Stream {
  static latest: Stream;
  onmessage: (event: { data: string }) => void = () => undefined;
  isClosed = false;
  constructor(readonly url: string) {
    Stream.latest = this;
  }
  tell(order: unknown): void {
    this.onmessage({ data: JSON.stringify(order) });
  }
  close(): void {
    this.isClosed = true;
  }
}
