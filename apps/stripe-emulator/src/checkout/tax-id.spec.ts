import { Shop, aSession } from '../testing/shop';
import { isTaxId, taxIdExample, taxIdName, taxIdTypeOf, taxIdTypes } from './tax-id';

describe('tax ids', () => {
  it.each(taxIdTypes())('takes the example of %s', (type) => {
    expect(isTaxId(type, taxIdExample(type))).toBe(true);
  });

  it.each([
    ['eu_vat', 'de 123 456 789'],
    ['eu_vat', 'FRAB123456789'],
    ['eu_vat', 'NL123456789B12'],
    ['gb_vat', 'gb 123 4567 89'],
    ['in_gst', '22aaaaa0000a1z5'],
    ['au_abn', '12 345 678 912'],
    ['ch_vat', 'CHE-123.456.789 TVA'],
  ])('takes a number of %s as people write it: %s', (type, value) => {
    expect(isTaxId(type, value)).toBe(true);
  });

  it.each([
    ['eu_vat', 'DE12345678'],
    ['eu_vat', 'GB123456789'],
    ['gb_vat', '123456789'],
    ['in_gst', '12ABCDE3456FGAH'],
    ['au_abn', '1234567891'],
    ['us_ein', '12-345678'],
    ['none_such', '123456789'],
  ])('takes no %s that looks like %s', (type, value) => {
    expect(isTaxId(type, value)).toBe(false);
  });

  it('knows which one a country has', () => {
    expect(['FR', 'IN', 'GB', 'KW'].map(taxIdTypeOf)).toEqual([
      'eu_vat',
      'in_gst',
      'gb_vat',
      undefined,
    ]);
    expect(taxIdName('ca_gst_hst')).toBe('CA GST HST');
  });
});

describe('a page that asks for a tax id', () => {
  let shop: Shop;
  beforeAll(async () => (shop = await Shop.open()));
  afterAll(() => shop.close());

  const pay = async (url: string | null, form: Record<string, string>) => {
    const typed = { email: 'ada@example.com', method: 'card', number: '4242424242424242' };
    const body = new URLSearchParams({
      ...typed,
      ...{ expiry: '12 / 34', cvc: '123', name: 'Ada', country: 'DE' },
      ...form,
    });
    const response = await fetch(url ?? '', { method: 'POST', body, redirect: 'manual' });
    return { status: response.status, text: await response.text() };
  };
  const open = (required: 'never' | 'if_supported') =>
    shop.stripe.checkout.sessions.create(
      aSession({ tax_id_collection: { enabled: true, required } }),
    );

  it('says at the field what is wrong with it, and keeps a right one with its type', async () => {
    const { id, url } = await open('never');
    const business = { business_name: 'Ada GmbH', tax_id_type: 'eu_vat' };
    const wrong = await pay(url, { ...business, tax_id: 'DE12' });
    expect(wrong.status).toBe(402);
    expect(wrong.text).toMatch(/id="tax_id-error">\s*That is not a valid EU VAT/);
    expect((await pay(url, { ...business, tax_id: 'DE123456789' })).status).toBe(303);
    expect(await shop.stripe.checkout.sessions.retrieve(id)).toMatchObject({
      customer_details: {
        business_name: 'Ada GmbH',
        tax_ids: [{ type: 'eu_vat', value: 'DE123456789' }],
      },
    });
  });

  it('goes without one unless it is required where the shopper lives', async () => {
    expect((await pay((await open('never')).url, {})).status).toBe(303);
    const required = await pay((await open('if_supported')).url, {});
    expect(required.text).toContain('id="tax_id-error"');
    const elsewhere = await pay((await open('if_supported')).url, { country: 'KW' });
    expect(elsewhere.status).toBe(303);
  });
});
