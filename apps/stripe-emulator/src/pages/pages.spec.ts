import { Shop, aSession } from '../testing/shop';

describe('the payment page', () => {
  let shop: Shop;
  beforeAll(async () => (shop = await Shop.open()));
  afterAll(() => shop.close());
  beforeEach(() => shop.control('reset', {}));

  const typed = {
    email: 'ada@example.com',
    method: 'card',
    number: '4242 4242 4242 4242',
    expiry: '12 / 34',
    cvc: '123',
    name: 'Ada',
    country: 'IN',
  };
  const post = async (url: string | null, form: Record<string, string>) => {
    const response = await fetch(url ?? '', {
      method: 'POST',
      body: new URLSearchParams(form),
      redirect: 'manual',
    });
    return {
      status: response.status,
      location: response.headers.get('location'),
      text: await response.text(),
    };
  };

  it('shows what is bought, escapes it, and lets nothing foreign in', async () => {
    const [line] = aSession().line_items ?? [];
    const product_data = { name: '<b>Mug</b>', images: ['http://localhost:7000/mug.svg'] };
    const { url } = await shop.stripe.checkout.sessions.create(
      aSession({
        line_items: [{ ...line, price_data: { currency: 'inr', unit_amount: 900, product_data } }],
      }),
    );
    const response = await fetch(url ?? '');
    const text = await response.text();
    expect(text).not.toContain('<b>Mug</b>');
    expect(text).toContain('Stripe emulator');
    const policy = response.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("img-src 'self' data: http://localhost:7000;");
    expect(policy).toContain("frame-ancestors 'none'");
  });

  it.each([
    ['inr', 'IN'],
    ['jpy', 'JP'],
    ['gbp', 'GB'],
    ['eur', 'DE'],
    ['kwd', 'KW'],
    ['usd', 'US'],
  ])('guesses that who pays in %s lives in %s', async (currency, country) => {
    const price_data = { currency, unit_amount: 9000, product_data: { name: 'Mug' } };
    const { url } = await shop.stripe.checkout.sessions.create(
      aSession({ line_items: [{ quantity: 1, price_data }] }),
    );
    const text = await (await fetch(url ?? '')).text();
    expect(/<option value="(\w+)"\s+selected/.exec(text)?.[1]).toBe(country);
  });

  it('is headed with the name of the business, or with the one of the session', async () => {
    const headed = async (changes: Parameters<typeof aSession>[0]) => {
      const { url } = await shop.stripe.checkout.sessions.create(aSession(changes));
      return /<h1[^>]*>\s*<span>([^<]*)/.exec(await (await fetch(url ?? '')).text())?.[1];
    };
    expect(await headed({})).toBe('Emulated shop');
    expect(await headed({ branding_settings: { display_name: 'Tea House' } })).toBe('Tea House');
  });

  it('shows the icon beside the name, or the logo in its place', async () => {
    const shown = async (branding_settings: object) => {
      const { url } = await shop.stripe.checkout.sessions.create(aSession({ branding_settings }));
      return (await fetch(url ?? '')).text();
    };
    const picture = { type: 'url', url: 'http://localhost:7000/mark.svg' };
    expect(await shown({ display_name: 'Tea House', icon: picture })).toMatch(
      /class="icon"\s+src="http:\/\/localhost:7000\/mark.svg"[\s\S]*<span>Tea House/,
    );
    expect(await shown({ display_name: 'Tea House', logo: picture })).toMatch(
      /class="logo"\s+src="[^"]*mark.svg"\s+alt="Tea House"/,
    );
  });

  it.each([
    [{ button_color: 'red' }, 'branding_settings[button_color]'],
    [{ logo: { type: 'file', file: 'file_1' } }, 'branding_settings[logo][file]'],
    [{ icon: { type: 'url', url: 'mark.svg' } }, 'branding_settings[icon][url]'],
  ])('takes no branding like %j', async (branding_settings, param) => {
    await expect(
      shop.stripe.checkout.sessions.create(
        aSession({ branding_settings: branding_settings as object }),
      ),
    ).rejects.toMatchObject({ statusCode: 400, param });
  });

  it('pays without any script and goes back to the shop', async () => {
    const { id, url } = await shop.stripe.checkout.sessions.create(aSession());
    const paid = await post(url, typed);
    expect(paid).toMatchObject({
      status: 303,
      location: `http://localhost:7000/order/x?session=${id}`,
    });
    expect(await (await fetch(url ?? '')).text()).toContain('This order has been paid');
  });

  it('says why a card was declined, keeps what was typed, but never the card', async () => {
    const { url } = await shop.stripe.checkout.sessions.create(aSession());
    const declined = await post(url, { ...typed, number: '4000000000000002' });
    expect(declined.status).toBe(402);
    expect(declined.text).toContain('Your card was declined.');
    expect(declined.text).toContain('value="ada@example.com"');
    expect(declined.text).not.toMatch(/name="number"\s+value="\d/);
    expect(declined.text).not.toContain('value="123"');
    expect((await post(url, typed)).status).toBe(303);
  });

  it('leads on by paths of its own, whatever name of this machine the browser uses', async () => {
    const { url } = await shop.stripe.checkout.sessions.create(aSession());
    const here = (url ?? '').replace('localhost', '127.0.0.1');
    const asked = await post(here, { ...typed, number: '4000002760003184' });
    expect(asked.location).toMatch(/^\/authenticate\/pi_/);
    const question = new URL(asked.location ?? '', here).href;
    expect(await (await fetch(question)).text()).toContain('href="/pay/cs_test_');
    const failed = await post(question, { outcome: 'fail' });
    expect(failed.location).toMatch(/^\/pay\/cs_test_/);
  });

  it('names each field that is wrong', async () => {
    const { url } = await shop.stripe.checkout.sessions.create(aSession());
    const answer = await post(url, {
      ...typed,
      email: 'ada',
      expiry: '12 / 20',
      number: '4242424242424241',
    });
    expect(answer.status).toBe(402);
    for (const field of ['email', 'expiry', 'number']) {
      expect(answer.text).toContain(`id="${field}-error"`);
    }
  });

  it('takes no card that is not a test card', async () => {
    const { url } = await shop.stripe.checkout.sessions.create(aSession());
    const answer = await post(url, { ...typed, number: '4111111111111111' });
    expect(answer.text).toContain('not a test card');
    expect((await shop.stripe.charges.list()).data).toHaveLength(0);
  });

  it('begins custom fields with their values, and holds answers to their lengths', async () => {
    const { url } = await shop.stripe.checkout.sessions.create(
      aSession({
        custom_fields: [
          {
            key: 'note',
            label: { type: 'custom', custom: 'Note' },
            type: 'text',
            text: { default_value: 'Hello', maximum_length: 6 },
          },
        ],
      }),
    );
    expect(await (await fetch(url ?? '')).text()).toMatch(/name="custom_note"\s+value="Hello"/);
    const answer = await post(url, { ...typed, custom_note: 'Hello you' });
    expect(answer.text).toContain('Enter at most 6 characters.');
    expect((await post(url, { ...typed, custom_note: 'Hello' })).status).toBe(303);
  });

  it('is over when the session has expired', async () => {
    const { id, url } = await shop.stripe.checkout.sessions.create(aSession());
    await shop.stripe.checkout.sessions.expire(id);
    expect((await fetch(url ?? '')).status).toBe(410);
    expect((await post(url, typed)).status).toBe(410);
  });

  it('in a frame wants the client secret', async () => {
    const { id, client_secret: secret } = await shop.stripe.checkout.sessions.create({
      ui_mode: 'embedded_page',
      mode: 'payment',
      return_url: 'http://localhost:7000/return',
      line_items: aSession().line_items,
    });
    const page = `${shop.emulator.url}/pay/${id}`;
    expect((await fetch(page)).status).toBe(404);
    expect((await fetch(`${page}?secret=${secret}`)).status).toBe(200);
    const done = await post(`${page}?secret=${secret}`, typed);
    expect(done.text).toContain('data-complete="http://localhost:7000/return"');
  });
});
