import { RateLimits } from './rate-limits';

describe('the limits of a sandbox', () => {
  let second: number;
  let limits: RateLimits;
  beforeEach(() => {
    second = 7200;
    limits = new RateLimits(() => second);
    limits.enabled = true;
  });

  /** Why the last of so many calls in one second is refused, if it is. */
  const reason = (calls: readonly (readonly [operation: string, id?: string])[]) => {
    try {
      for (const [operation, id] of calls) limits.count(operation, id ? [id] : []);
      return undefined;
    } catch (error) {
      return error;
    }
  };
  const times = (count: number, operation: string, id?: string) =>
    Array.from({ length: count }, () => [operation, id] as [string, string | undefined]);
  const because = (text: string) => ({
    status: 429,
    body: { code: 'rate_limit' },
    headers: { 'Stripe-Rate-Limited-Reason': text },
  });

  it('let 25 calls of an operation pass in a second', () => {
    expect(reason(times(25, 'GET /v1/charges'))).toBeUndefined();
    expect(reason(times(1, 'GET /v1/charges'))).toMatchObject(because('endpoint-rate'));
    second += 1;
    expect(reason(times(25, 'GET /v1/charges'))).toBeUndefined();
  });

  it('let 25 calls of all kinds pass in a second', () => {
    const calls = [...times(20, 'GET /v1/charges'), ...times(5, 'GET /v1/refunds')];
    expect(reason(calls)).toBeUndefined();
    expect(reason(times(1, 'GET /v1/events'))).toMatchObject(because('global-rate'));
  });

  it('let 20 searches pass in a second', () => {
    expect(reason(times(20, 'GET /v1/charges/search'))).toBeUndefined();
    expect(reason(times(1, 'GET /v1/charges/search'))).toMatchObject(because('endpoint-rate'));
  });

  it('let one payment intent be changed a thousand times an hour', () => {
    const update = 'POST /v1/payment_intents/{id}';
    for (let count = 0; count < 1000; count += 1) {
      if (count % 25 === 0) second += 1;
      expect(reason(times(1, update, 'pi_1'))).toBeUndefined();
    }
    second += 1;
    expect(reason(times(1, update, 'pi_1'))).toMatchObject(because('resource-specific'));
    expect(reason(times(1, update, 'pi_2'))).toBeUndefined();
    second += 3600;
    expect(reason(times(1, update, 'pi_1'))).toBeUndefined();
  });

  it('are off unless a test wants them', () => {
    limits.enabled = false;
    expect(reason(times(100, 'GET /v1/charges'))).toBeUndefined();
  });
});
