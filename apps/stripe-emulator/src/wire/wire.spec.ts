import { get } from 'node:http';
import { Shop, aSession } from '../testing/shop';

describe('the wire', () => {
  let shop: Shop;
  beforeAll(async () => (shop = await Shop.open()));
  afterAll(() => shop.close());

  const raw = (path: string, init: RequestInit = {}) =>
    fetch(`${shop.emulator.url}${path}`, {
      ...init,
      headers: {
        Authorization: 'Bearer sk_test_emulator',
        'Stripe-Version': '2026-10-28.endive',
        ...init.headers,
      },
    });
  const form = (body: string, headers: Record<string, string> = {}) => ({
    method: 'POST',
    body,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
  });
  const smallest =
    'mode=payment&success_url=http%3A%2F%2Flocalhost%2Fok' +
    '&line_items[0][quantity]=1&line_items[0][price_data][currency]=usd' +
    '&line_items[0][price_data][unit_amount]=900&line_items[0][price_data][product_data][name]=Tea';

  it('refuses a parameter the API does not have, by its full name', async () => {
    const params = { ...aSession(), line_items: [{ quantity: 1, colour: 'blue' }] };
    await expect(shop.stripe.checkout.sessions.create(params)).rejects.toMatchObject({
      type: 'StripeInvalidRequestError',
      code: 'parameter_unknown',
      param: 'line_items[0][colour]',
      statusCode: 400,
    });
  });

  it.each([
    ['mode=pay', 'mode', undefined],
    [`${smallest}&expires_at=soon`, 'expires_at', 'parameter_invalid_integer'],
    [`${smallest}&allow_promotion_codes=yes`, 'allow_promotion_codes', undefined],
    [`${smallest}&ui_mode=hosted`, 'ui_mode', undefined],
    [
      `${smallest}&payment_method_types[0]=card`,
      'payment_method_types',
      'payment_method_types_no_longer_supported',
    ],
    [
      smallest.replace('currency]=usd', 'currency]=xxy'),
      'line_items[0][price_data][currency]',
      undefined,
    ],
    [smallest.replace('=900', '=10'), 'line_items', 'amount_too_small'],
    [
      smallest.replace('=usd', '=kwd').replace('=900', '=9005'),
      'line_items[0][price_data][unit_amount]',
      'parameter_invalid_integer',
    ],
    [`${smallest}&return_url=http://localhost/`, 'return_url', undefined],
    ['mode=payment&success_url=http://localhost/', 'line_items', 'parameter_missing'],
    [smallest.replace(/&success_url=[^&]*/, ''), 'success_url', 'parameter_missing'],
    [`${smallest}&client_reference_id=`, 'client_reference_id', 'parameter_invalid_empty'],
    [`${smallest}&metadata[${'k'.repeat(41)}]=v`, 'metadata', undefined],
    [`${smallest}&metadata[k]=${'v'.repeat(501)}`, 'metadata[k]', undefined],
  ])('refuses %s', async (body, param, code) => {
    const response = await raw('/v1/checkout/sessions', form(body));
    const { error } = (await response.json()) as { error: object };
    expect(response.status).toBe(400);
    expect(error).toMatchObject({
      type: 'invalid_request_error',
      param,
      ...(code ? { code } : {}),
    });
  });

  it('lets older versions choose the method types, the default version among them', async () => {
    const body = `${smallest}&payment_method_types[0]=card`;
    for (const version of ['2026-03-25.dahlia', '']) {
      const response = await raw(
        '/v1/checkout/sessions',
        form(body, { 'Stripe-Version': version }),
      );
      expect(await response.json()).toMatchObject({ payment_method_types: ['card'] });
    }
  });

  it('knows the method types that older versions may choose', async () => {
    const response = await raw(
      '/v1/payment_intents',
      form('amount=900&currency=usd&payment_method_types[]=cash', {
        'Stripe-Version': '2026-08-26.dahlia',
      }),
    );
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { param: 'payment_method_types[0]' } });
  });

  it('reads arrays written with empty brackets, as curl users do', async () => {
    const body = smallest.replaceAll('line_items[0]', 'line_items[]');
    const response = await raw('/v1/checkout/sessions', form(body));
    expect(await response.json()).toMatchObject({ amount_total: 900 });
  });

  it('refuses a JSON body', async () => {
    const headers = { 'Content-Type': 'application/json' };
    const response = await raw('/v1/refunds', { method: 'POST', body: '{}', headers });
    expect(response.status).toBe(400);
  });

  it.each([
    ['Bearer sk_test_emulator', 200],
    ['Bearer rk_test_123', 200],
    [`Basic ${btoa('sk_test_emulator:')}`, 200],
    ['Bearer sk_test_', 401],
    ['Bearer nonsense', 401],
    ['Bearer pk_test_emulator', 401],
  ])('answers %s with %i', async (Authorization, status) => {
    const response = await raw('/v1/charges', { headers: { Authorization } });
    expect(response.status).toBe(status);
  });

  it('lets a publishable key do what a page does: make tokens and payment methods', async () => {
    const key = { Authorization: 'Bearer pk_test_emulator' };
    const card = 'card[number]=4242424242424242&card[exp_month]=12&card[exp_year]=2034';
    const token = await raw('/v1/tokens', form(card, key));
    const method = await raw('/v1/payment_methods', form(`type=card&${card}`, key));
    expect([token.status, method.status]).toEqual([200, 200]);
  });

  it('refuses a live key loudly', async () => {
    const loud = jest.spyOn(console, 'error').mockReturnValue();
    const response = await raw('/v1/charges', {
      headers: { Authorization: 'Bearer sk_live_abcdef' },
    });
    expect(response.status).toBe(401);
    expect(loud).toHaveBeenCalledWith(expect.stringContaining('LIVE KEY'));
    loud.mockRestore();
  });

  /** The status of the desk for a browser that knows the emulator by this name. */
  const statusFor = (host: string, { url } = shop.emulator) =>
    new Promise<number | undefined>((resolve) => {
      get(url, { headers: { host } }, (found) => resolve(found.resume().statusCode));
    });

  it('answers only to names of this machine', async () => {
    const names = [
      'localhost',
      '127.0.0.1:12111',
      '[::1]:80',
      'evil.example',
      'localhost.evil.example',
    ];
    const statuses = await Promise.all(names.map((name) => statusFor(name)));
    expect(statuses).toEqual([200, 200, 200, 403, 403]);
  });

  it('answers to any name once it is told to listen to more than this machine', async () => {
    const open = await Shop.open({ host: '0.0.0.0' });
    expect(await statusFor('stripe.test', open.emulator)).toBe(200);
    await open.close();
  });

  it('names the request and the version it spoke', async () => {
    const { lastResponse } = await shop.stripe.charges.list();
    expect(lastResponse.requestId).toMatch(/^req_\w{14}$/);
    expect(lastResponse.apiVersion).toBe('2026-10-28.endive');
  });

  it('names version and idempotency key in a refusal as well', async () => {
    const response = await raw('/v1/customers', form('nam=Ada', { 'Idempotency-Key': 'key-1' }));
    expect([response.status, response.headers.get('stripe-version')]).toEqual([
      400,
      '2026-10-28.endive',
    ]);
    expect(response.headers.get('idempotency-key')).toBe('key-1');
  });

  it('refuses versions before dahlia and later than the SDK', async () => {
    for (const version of ['2025-09-30.clover', '2027-01-01.endive', 'latest']) {
      const response = await raw('/v1/charges', { headers: { 'Stripe-Version': version } });
      expect(response.status).toBe(400);
    }
  });

  it('answers 404 for unknown objects and unknown paths', async () => {
    await expect(shop.stripe.charges.retrieve('ch_none')).rejects.toMatchObject({
      statusCode: 404,
      code: 'resource_missing',
    });
    expect((await raw('/v1/teapots')).status).toBe(404);
  });

  it.each(['GET /v1/tax_codes', 'POST /v1/customers/cus_1/cash_balance'])(
    'says of %s that it is not served',
    async (operation) => {
      const [method = '', path = ''] = operation.split(' ');
      const response = await raw(path, { method });
      expect([response.status, response.headers.get('stripe-should-retry')]).toEqual([
        501,
        'false',
      ]);
      expect(await response.json()).toMatchObject({
        error: { type: 'api_error', message: expect.stringContaining('does not cover') },
      });
    },
  );

  it('refuses to expand what is no object, and more than four levels', async () => {
    const { id } = await shop.stripe.checkout.sessions.create(aSession());
    for (const path of ['status', 'a.b.c.d.e']) {
      await expect(
        shop.stripe.checkout.sessions.retrieve(id, { expand: [path] }),
      ).rejects.toMatchObject({ param: 'expand' });
    }
  });

  it('pages through a list with cursors', async () => {
    await shop.control('reset', {});
    for (let count = 0; count < 5; count += 1)
      await shop.stripe.checkout.sessions.create(aSession());
    const first = await shop.stripe.checkout.sessions.list({ limit: 2 });
    const all = await shop.stripe.checkout.sessions
      .list({ limit: 2 })
      .autoPagingToArray({ limit: 99 });
    expect(first.has_more).toBe(true);
    expect(new Set(all.map(({ id }) => id)).size).toBe(5);
    const back = await shop.stripe.checkout.sessions.list({ limit: 2, ending_before: all[3]?.id });
    expect(back.data.map(({ id }) => id)).toEqual([all[1]?.id, all[2]?.id]);
  });
});
