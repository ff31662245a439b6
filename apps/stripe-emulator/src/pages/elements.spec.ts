import { Shop, aSession } from '../testing/shop';

describe('a session for a shop’s own page', () => {
  let shop: Shop;
  beforeAll(async () => (shop = await Shop.open()));
  afterAll(() => shop.close());
  beforeEach(() => shop.control('reset', {}));

  const open = async () => {
    const { line_items = [] } = aSession();
    const session = await shop.stripe.checkout.sessions.create({
      mode: 'payment',
      ui_mode: 'elements',
      return_url: 'http://localhost:7000/return?session={CHECKOUT_SESSION_ID}',
      line_items,
    });
    const address = (part = '') =>
      `${shop.emulator.url}/elements/${session.id}${part}?secret=${session.client_secret}`;
    return { session, address };
  };
  const confirm = async (address: string, form: Record<string, string>) => {
    const card = { method: 'card', number: '4242424242424242', expiry: '12 / 34', cvc: '123' };
    const body = new URLSearchParams({ ...card, email: 'ada@example.com', ...form });
    return (await fetch(address, { method: 'POST', body })).json();
  };

  it('is shown to whoever has its client secret, and has no page of Stripe’s', async () => {
    const { session, address } = await open();
    const response = await fetch(address());
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(await response.json()).toMatchObject({
      session: {
        id: session.id,
        status: { type: 'open' },
        total: { total: { minorUnitsAmount: 25800, amount: '₹258.00' } },
        minorUnitsAmountDivisor: 100,
      },
    });
    expect((await fetch(`${shop.emulator.url}/elements/${session.id}`)).status).toBe(404);
    expect((await fetch(`${shop.emulator.url}/pay/${session.id}`)).status).toBe(404);
  });

  it('is paid, and leads to where the session or the page says', async () => {
    const { session, address } = await open();
    expect(await confirm(address('/confirm'), {})).toEqual({
      type: 'success',
      onward: `http://localhost:7000/return?session=${session.id}`,
    });
    const other = await open();
    const return_url = 'http://localhost:7000/elsewhere';
    expect(await confirm(other.address('/confirm'), { return_url })).toMatchObject({
      onward: return_url,
    });
  });

  it('names the fields that are wrong, and takes no real card', async () => {
    const { address } = await open();
    expect(await confirm(address('/confirm'), { cvc: '', number: '4242' })).toMatchObject({
      type: 'invalid',
      errors: { cvc: expect.any(String), number: expect.any(String) },
    });
    expect(await confirm(address('/confirm'), { number: '4111111111111111' })).toMatchObject({
      type: 'invalid',
      errors: { number: expect.stringContaining('never enter a real one') },
    });
    expect((await shop.stripe.charges.list()).data).toEqual([]);
  });

  it.each([
    { branding_settings: { display_name: 'Shop' } },
    { submit_type: 'book' as const },
    {
      custom_fields: [
        { key: 'a', label: { type: 'custom' as const, custom: 'A' }, type: 'text' as const },
      ],
    },
  ])('takes nothing that only a page of Stripe’s can show: %j', async (change) => {
    const { line_items = [] } = aSession();
    const params = { mode: 'payment', ui_mode: 'elements', line_items } as const;
    await expect(
      shop.stripe.checkout.sessions.create({
        ...params,
        return_url: 'http://localhost:7000/',
        ...change,
      }),
    ).rejects.toMatchObject({ statusCode: 400, param: Object.keys(change)[0] });
  });
});
