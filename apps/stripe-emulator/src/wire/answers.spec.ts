import { type Schema, api } from '../api/api-schema';
import { differences } from '../testing/answer-check';
import { Shop, aSession } from '../testing/shop';
import { paymentPageSchemas } from '../checkout/payment-page-operations';
import { operations } from './operations';

interface Found {
  id: string;
  payment_intent: string;
}

/** Ids that the paths of the walk name, by the noun before them. */
type Ids = Record<string, string>;

describe('answers', () => {
  let shop: Shop;
  const answered = new Set<string>();
  beforeAll(async () => (shop = await Shop.open()));
  afterAll(() => shop.close());

  /** Calls an operation and checks its answer against the API's schema. */
  async function call<T = Found>(key: string, ids: readonly string[], body = ''): Promise<T> {
    const [method = '', template = ''] = key.split(' ');
    let index = 0;
    const path = template.replace(/\{\w+\}/g, () => ids[index++] ?? '');
    const url = `${shop.emulator.url}${path}${method === 'GET' && body ? `?${body}` : ''}`;
    const response = await fetch(url, {
      method,
      headers: {
        Authorization: 'Bearer sk_test_emulator',
        'Stripe-Version': api.version,
        'Content-Type': 'application/x-www-form-urlencoded',
      },
      ...(method === 'POST' ? { body } : {}),
    });
    const answer = (await response.json()) as T;
    expect([key, response.status, response.status === 200 ? '' : answer]).toEqual([key, 200, '']);
    const operation = api.operations[key];
    const schema: Schema = operation?.list
      ? { listOf: operation.answer }
      : (operation?.answer ?? {});
    expect([key, differences(schema, answer)]).toEqual([key, []]);
    answered.add(key);
    return answer;
  }

  const line = 'line_items[0][quantity]=2&line_items[0][price]=';
  const card = 'type=card&card[token]=tok_visa';
  const bahtPrice = { currency: 'thb', unit_amount: 9900, product_data: { name: 'Cup' } };

  async function walk(): Promise<Ids> {
    const customer = await call('POST /v1/customers', [], 'email=a@b.co&name=Ada');
    const product = await call('POST /v1/products', [], 'name=Cup&images[]=http://localhost/a.png');
    const price = await call(
      'POST /v1/prices',
      [],
      `product=${product.id}&currency=usd&unit_amount=900`,
    );
    const coupon = await call('POST /v1/coupons', [], 'percent_off=12.5');
    const promotion = await call(
      'POST /v1/promotion_codes',
      [],
      `promotion[type]=coupon&promotion[coupon]=${coupon.id}&code=TEA`,
    );
    const rate = await call(
      'POST /v1/tax_rates',
      [],
      'display_name=VAT&percentage=7.5&inclusive=false',
    );
    const shipping = await call(
      'POST /v1/shipping_rates',
      [],
      'display_name=Post&type=fixed_amount&fixed_amount[amount]=300&fixed_amount[currency]=usd',
    );
    const session = await call(
      'POST /v1/checkout/sessions',
      [],
      `mode=payment&success_url=http://localhost/ok&${line}${price.id}&line_items[0][tax_rates][0]=${rate.id}` +
        `&shipping_options[0][shipping_rate]=${shipping.id}&discounts[0][promotion_code]=${promotion.id}` +
        '&custom_fields[0][key]=k&custom_fields[0][type]=text&custom_fields[0][label][type]=custom' +
        '&custom_fields[0][label][custom]=Note&custom_fields[0][optional]=true&customer_creation=always' +
        '&consent_collection[terms_of_service]=required&metadata[order]=1&expand[]=line_items&expand[]=total_details.breakdown',
    );
    const { session: paid } = await shop.control<{ session: Found }>(
      `sessions/${session.id}/pay`,
      {},
    );
    const open = await shop.stripe.checkout.sessions.create(aSession({ ui_mode: 'hosted_page' }));
    await call('POST /v1/checkout/sessions/{id}/expire', [open.id]);
    const method = await call('POST /v1/payment_methods', [], card);
    await call('POST /v1/payment_methods/{id}/attach', [method.id], `customer=${customer.id}`);
    const held = await call(
      'POST /v1/payment_intents',
      [],
      `amount=2000&currency=usd&capture_method=manual&payment_method=${method.id}`,
    );
    await call('POST /v1/payment_intents/{id}/confirm', [held.id], 'return_url=http://localhost/');
    await call('POST /v1/payment_intents/{id}/capture', [held.id], 'amount_to_capture=1500');
    const other = await shop.stripe.paymentIntents.create({
      amount: 2000,
      currency: 'usd',
      capture_method: 'manual',
      confirm: true,
      payment_method: 'pm_card_visa',
    });
    await call('POST /v1/charges/{id}/capture', [String(other.latest_charge)]);
    await call('POST /v1/charges', [], 'amount=900&currency=usd&source=tok_visa&metadata[order]=1');
    const left = await call('POST /v1/payment_intents', [], 'amount=2000&currency=usd');
    await call('POST /v1/payment_intents/{id}/cancel', [left.id], 'cancellation_reason=duplicate');
    await call(
      'POST /v1/payment_intents',
      [],
      'amount=900&currency=eur&confirm=true&payment_method_data[type]=sepa_debit&payment_method_data[sepa_debit][iban]=AT611904300234573201',
    );
    for (const token of [
      'createDispute',
      'createIssuerFraudRecord',
      'riskLevelElevated',
      'refundFail',
    ]) {
      await call(
        'POST /v1/payment_intents',
        [],
        `amount=9000&currency=usd&confirm=true&payment_method=pm_card_${token}&expand[]=latest_charge`,
      );
    }
    const transfer = await shop.stripe.checkout.sessions.create(
      aSession({ line_items: [{ quantity: 1, price_data: bahtPrice }] }),
    );
    const { session: transferred } = await shop.control<{ session: Found }>(
      `sessions/${transfer.id}/pay`,
      { method: 'promptpay', authenticate: 'complete' },
    );
    await shop.control('clock', { advance: 10 });
    const unclaimed = await call(
      'POST /v1/refunds',
      [],
      `payment_intent=${transferred.payment_intent}&instructions_email=a@b.co`,
    );
    await call('POST /v1/refunds/{id}/cancel', [unclaimed.id]);
    const refund = await call(
      'POST /v1/refunds',
      [],
      `payment_intent=${paid.payment_intent}&amount=300`,
    );
    await shop.control('clock', { advance: 3 * 24 * 3600 });
    const payout = await call('POST /v1/payouts', [], 'amount=100&currency=usd');
    const regretted = await call('POST /v1/payouts', [], 'amount=100&currency=usd');
    await call('POST /v1/payouts/{id}/cancel', [regretted.id]);
    const endpoint = await call(
      'POST /v1/webhook_endpoints',
      [],
      'url=http://127.0.0.1:9/hook&enabled_events[]=payout.paid&api_version=2026-10-28.endive',
    );
    const token = await call(
      'POST /v1/tokens',
      [],
      'card[number]=4242424242424242&card[exp_month]=12&card[exp_year]=2034&card[cvc]=123',
    );
    const newest = async (path: string) =>
      (await call<{ data: Found[] }>(`GET /v1/${path}`, [])).data[0]?.id ?? '';
    return {
      balance_transactions: await newest('balance_transactions'),
      charges: await newest('charges'),
      coupons: coupon.id,
      customers: customer.id,
      disputes: await newest('disputes'),
      events: await newest('events'),
      payment_intents: paid.payment_intent,
      payment_methods: method.id,
      payouts: payout.id,
      prices: price.id,
      products: product.id,
      promotion_codes: promotion.id,
      early_fraud_warnings: await newest('radar/early_fraud_warnings'),
      refunds: refund.id,
      reviews: await newest('reviews'),
      sessions: session.id,
      shipping_rates: shipping.id,
      tax_rates: rate.id,
      tokens: token.id,
      webhook_endpoints: endpoint.id,
    };
  }

  it('of every operation fit the API of the installed SDK', async () => {
    const ids = await walk();
    const idsOf = (path: string) =>
      [...path.matchAll(/(\w+)\/\{\w+\}/g)].map(([, noun]) => ids[noun ?? ''] ?? '');
    const keys = Object.keys(operations).filter((key) => key in api.operations);
    expect(Object.keys(operations).filter((key) => !keys.includes(key))).toEqual(
      Object.keys(paymentPageSchemas),
    );
    const queries: Record<string, string> = {
      'GET /v1/payment_methods': `customer=${ids['customers']}`,
      'GET /v1/checkout/sessions/{id}/line_items':
        'expand[]=data.discounts&expand[]=data.taxes&expand[]=data.price.product',
      'GET /v1/prices/search': 'query=active:"true"',
    };
    const queryOf = (key: string) =>
      queries[key] ?? (key.endsWith('/search') ? 'query=created>0' : undefined);
    for (const key of keys.filter((each) => each.startsWith('GET '))) {
      await call(key, idsOf(key), queryOf(key));
    }
    for (const key of keys.filter((each) => /^POST .*\{\w+\}$/.test(each))) {
      await call(key, idsOf(key), 'metadata[seen]=1'.repeat(Number(!key.includes('disputes'))));
    }
    await call('POST /v1/disputes/{id}/close', idsOf('disputes/{id}'));
    await call('POST /v1/reviews/{id}/approve', idsOf('reviews/{id}'));
    await call('POST /v1/payment_methods/{id}/detach', idsOf('payment_methods/{id}'));
    for (const noun of ['coupons', 'customers', 'products', 'webhook_endpoints']) {
      await call(`DELETE /v1/${noun}/{id}`, [ids[noun] ?? '']);
    }
    // Stripe reverses only payouts of connected accounts.
    expect(keys.filter((key) => !answered.has(key))).toEqual(['POST /v1/payouts/{id}/reverse']);
  });

  it('inside of events fit as well', async () => {
    const { data: events } = await shop.stripe.events.list({ limit: 100 });
    const checked = events.map(({ type, data: { object } }) => {
      const name = nameOf((object as { object: string }).object);
      expect([type, name && differences({ $ref: name }, object)]).toEqual([type, []]);
      return name;
    });
    expect(events.length).toBeGreaterThan(60);
    expect(new Set(checked).size).toBeGreaterThan(10);
  });
});

/** What the schema calls the objects that say of themselves that they are, such as `refund`. */
function nameOf(object: string): string | undefined {
  return Object.keys(api.definitions).find((name) => {
    const { enum: values } = api.definitions[name]?.properties?.['object'] ?? {};
    return values?.[0] === object && !/^Deleted/.test(name);
  });
}
