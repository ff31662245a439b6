import { Shop } from '../../a-shop';

/** Each with what it adds to the session. */
const details = {
  phone_number_collection: { enabled: true },
  tax_id_collection: { enabled: true, required: 'never' },
  invoice_creation: { enabled: true },
  consent_collection: { terms_of_service: 'required' },
  adaptive_pricing: { enabled: true },
  branding_settings: {
    display_name: 'Kettle & Clay',
    background_color: '#fffaf0',
    button_color: '#0b6e4f',
    border_style: 'pill',
    font_family: 'lora',
    logo: { type: 'url', url: 'https://shop.test/logo.png' },
  },
};

const VARIABLES = {
  ASK_PHONE_NUMBER: 'true',
  ASK_TAX_ID: 'true',
  INVOICES: 'true',
  TERMS_OF_SERVICE: 'true',
  ADAPTIVE_PRICING: 'true',
  BRAND_NAME: 'Kettle & Clay',
  BRAND_BACKGROUND_COLOR: '#fffaf0',
  BRAND_BUTTON_COLOR: '#0b6e4f',
  BRAND_CORNERS: 'pill',
  BRAND_FONT: 'lora',
  BRAND_LOGO_URL: 'https://shop.test/logo.png',
};

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open(VARIABLES);
}, 60_000);
afterAll(() => shop.close());

async function anOrder(uiMode = 'hosted_page') {
  const id = await shop.product({ prices: { inr: 10_000 } });
  const { body } = await shop.checkout({ uiMode, products: [{ id }] });
  const session = await shop.stripe.checkout.sessions.retrieve(body.id);
  return { session, sessionId: body.id, token: body.order.token };
}

it.each(['hosted_page', 'embedded_page'])('all that is switched on is on the %s', async (mode) => {
  expect((await anOrder(mode)).session).toMatchObject(details);
});

it('what the buyer gives there is at Stripe, and the order is paid at its price', async () => {
  const { sessionId, token } = await anOrder();
  const business = { name: 'Ada GmbH', taxId: { type: 'eu_vat', value: 'DE123456789' } };
  await shop.emulator.control('POST', `sessions/${sessionId}/pay`, { phone: '+911', business });
  const session = await shop.stripe.checkout.sessions.retrieve(sessionId);
  expect(session).toMatchObject({
    consent: { terms_of_service: 'accepted' },
    customer_details: {
      phone: '+911',
      business_name: 'Ada GmbH',
      tax_ids: [{ type: 'eu_vat', value: 'DE123456789' }],
    },
  });
  expect((await shop.settle(token)).body).toMatchObject({
    status: 'paid',
    fulfilment: 'fulfilled',
    total: { amount: 10_000, currency: 'inr' },
  });
});

it('an order paid as shown in the buyer’s own currency is paid in the shop’s', async () => {
  const { sessionId, token } = await anOrder();
  const presentment = { amount: 1_08, currency: 'eur' };
  await shop.emulator.control('POST', `sessions/${sessionId}/pay`, { presentment });
  expect((await shop.settle(token)).body).toMatchObject({
    status: 'paid',
    total: { amount: 10_000, currency: 'inr' },
  });
});

it('the invoice says which order it is of', async () => {
  const { session, token } = await anOrder();
  const { number } = (await shop.order(token)).body;
  expect(session.invoice_creation?.invoice_data.description).toBe(`Order ${number}`);
});
