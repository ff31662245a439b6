import { type Schema, api } from '../api/api-schema';
import { differences } from '../testing/answer-check';
import { Shop, aSession } from '../testing/shop';

describe('parameters that nothing acts on', () => {
  let shop: Shop;
  beforeAll(async () => (shop = await Shop.open()));
  afterAll(() => shop.close());

  it('are shown as the API shows them', async () => {
    const session = await shop.stripe.checkout.sessions.create(
      aSession({
        adaptive_pricing: { enabled: true },
        after_expiration: { recovery: { enabled: true } },
        name_collection: { business: { enabled: true } },
        optional_items: [{ price: 'price_lid', quantity: 1 }],
        saved_payment_method_options: { payment_method_save: 'enabled' },
        wallet_options: { link: { display: 'never' } },
      }),
    );
    expect(session).toMatchObject({
      adaptive_pricing: { enabled: true },
      after_expiration: { recovery: { enabled: true, allow_promotion_codes: false, url: null } },
      name_collection: { business: { enabled: true, optional: false } },
      optional_items: [{ adjustable_quantity: null, price: 'price_lid', quantity: 1 }],
      saved_payment_method_options: { payment_method_save: 'enabled' },
      wallet_options: { link: { display: 'never' } },
    });
    const answer: Schema = api.operations['POST /v1/checkout/sessions']?.answer ?? {};
    expect(differences(answer, session)).toEqual([]);
  });
});
