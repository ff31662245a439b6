import { aSession, Shop } from '../testing/shop';

describe('a session paid by the control API', () => {
  let shop: Shop;
  beforeAll(async () => (shop = await Shop.open()));
  afterAll(() => shop.close());

  const paid = async (params: Parameters<typeof aSession>[0], body: object = {}) => {
    const { id } = await shop.stripe.checkout.sessions.create(aSession(params));
    await shop.control(`sessions/${id}/pay`, body);
    return shop.stripe.checkout.sessions.retrieve(id);
  };
  const shipping_address_collection = { allowed_countries: ['DE' as const] };

  it('is sent to an address in a country that the session takes', async () => {
    const { collected_information: collected } = await paid({ shipping_address_collection });
    expect(collected?.shipping_details).toMatchObject({ address: { country: 'DE' } });
  });

  it('is sent where the shopper says', async () => {
    const address = { line1: 'Am Markt 1', city: 'Bremen', country: 'DE' };
    const session = await paid(
      { shipping_address_collection },
      { shipping: { name: 'Ada', address } },
    );
    expect(session.collected_information?.shipping_details).toEqual({ name: 'Ada', address });
  });

  it('has no address where none is asked for', async () => {
    expect((await paid({})).collected_information).toBeNull();
  });

  it('keeps its own amounts beside those that the shopper saw', async () => {
    const session = await paid({}, { presentment: { amount: 1_234, currency: 'usd' } });
    expect(session).toMatchObject({
      currency: 'inr',
      presentment_details: { presentment_amount: 1_234, presentment_currency: 'usd' },
    });
  });

  it('gives what its page asks for: a phone number, consent, a tax id where there is one', async () => {
    const business = { name: 'Ada GmbH', taxId: { type: 'eu_vat', value: 'DE123456789' } };
    const session = await paid(
      {
        phone_number_collection: { enabled: true },
        consent_collection: { terms_of_service: 'required' },
        tax_id_collection: { enabled: true },
      },
      { business },
    );
    expect(session).toMatchObject({
      consent: { terms_of_service: 'accepted' },
      customer_details: { phone: '+12025550123', tax_ids: [{ value: 'DE123456789' }] },
    });
  });

  it('is paid after typing a code and choosing how it is sent', async () => {
    const coupon = await shop.stripe.coupons.create({ percent_off: 10, duration: 'once' });
    const promotion = { type: 'coupon' as const, coupon: coupon.id };
    await shop.stripe.promotionCodes.create({ code: 'TEN', promotion });
    const rate = await shop.stripe.shippingRates.create({
      display_name: 'Courier',
      type: 'fixed_amount',
      fixed_amount: { amount: 500, currency: 'inr' },
    });
    const post = { display_name: 'Post', type: 'fixed_amount' as const };
    const session = await paid(
      {
        allow_promotion_codes: true,
        shipping_options: [
          { shipping_rate_data: { ...post, fixed_amount: { amount: 0, currency: 'inr' } } },
          { shipping_rate: rate.id },
        ],
      },
      { code: 'ten', shipping_rate: rate.id },
    );
    expect(session).toMatchObject({
      amount_total: 25_800 - 2_580 + 500,
      shipping_cost: { shipping_rate: rate.id },
    });
  });

  it('is not paid with a code that nobody knows', async () => {
    const { id } = await shop.stripe.checkout.sessions.create(
      aSession({ allow_promotion_codes: true }),
    );
    const answer = await shop.control(`sessions/${id}/pay`, { code: 'nonsense' });
    expect(answer).toMatchObject({ error: { message: 'code_invalid', param: 'code' } });
    expect((await shop.stripe.checkout.sessions.retrieve(id)).status).toBe('open');
  });
});
