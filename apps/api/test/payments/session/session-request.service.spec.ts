import 'reflect-metadata';
import { Global, Injectable, Module, type Type } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { HandlerDiscovery, PaymentsSettings } from '@till/payments';
import { aConfiguration, aSettings } from '../../a-configuration';
import { Catalog } from '@till/payments/catalog/catalog';
import { builtInContributors } from '@till/payments/payments/session/built-in.contributors';
import {
  CheckoutSessionContributor,
  type SessionRequest,
} from '@till/payments/payments/session/checkout-session-contributor';
import { LineItemsContributor } from '@till/payments/payments/session/line-items.contributor';
import { sampleDrafts } from '@till/payments/payments/session/sample-drafts';
import { SessionRequestService } from '@till/payments/payments/session/session-request.service';

const { dataDir: DATA_DIR } = aConfiguration();

/** A shop that starts with these contributors beside its own, in a module of their own. */
const aShopWith = (...contributors: Type[]) => aShop({}, ...contributors);

const aShop = (variables: Record<string, string>, ...contributors: Type[]) =>
  aShopSellingIn('inr', variables, contributors);

async function aShopSellingIn(
  currency: string,
  variables: Record<string, string>,
  contributors: Type[] = [],
) {
  @Global()
  @Module({
    providers: [{ provide: PaymentsSettings, useValue: aSettings({ DATA_DIR, ...variables }) }],
    exports: [PaymentsSettings],
  })
  class SettingsModule {}
  @Module({ providers: contributors })
  class TeamModule {}
  @Module({
    imports: [DiscoveryModule, SettingsModule, TeamModule],
    providers: [
      HandlerDiscovery,
      SessionRequestService,
      ...builtInContributors,
      { provide: Catalog, useValue: { currencies: async () => ['eur', 'inr'] } },
    ],
  })
  class ShopModule {}
  const shop = await NestFactory.createApplicationContext(ShopModule, {
    abortOnError: false,
    logger: false,
  });
  const service = shop.get(SessionRequestService);
  return sampleDrafts(currency).map((draft) => service.compose(draft));
}

function aContributor(
  name: string,
  request: Partial<SessionRequest>,
  { order = 150, replaces }: { order?: number; replaces?: string } = {},
): Type {
  @Injectable()
  class TeamContributor extends CheckoutSessionContributor {
    readonly name = name;
    readonly order = order;
    override readonly replaces = replaces;
    contribute(): Partial<SessionRequest> {
      return request;
    }
  }
  return TeamContributor;
}

it('the request has all parts of the shop’s own', async () => {
  const [hosted, , embedded] = await aShopWith();
  expect(hosted?.allowed).toEqual({ discount: false, shipping: false, tax: false });
  expect(hosted?.request).toEqual({
    mode: 'payment',
    ui_mode: 'hosted_page',
    success_url: 'http://shop.test/order/{ORDER_TOKEN}',
    cancel_url: 'http://shop.test/checkout/canceled',
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: 'inr',
          unit_amount: 10_000,
          product_data: {
            name: 'Sample',
            metadata: { product_id: 'sample' },
            images: ['http://shop.test/products/sample.svg'],
          },
        },
      },
    ],
    client_reference_id: '00000000-0000-4000-8000-000000000000',
    metadata: { till_shop: 'till', till_order: '00000000-0000-4000-8000-000000000000' },
    payment_intent_data: {
      metadata: { till_shop: 'till', till_order: '00000000-0000-4000-8000-000000000000' },
      description: 'Order 0000-0000',
    },
    allowed_payment_method_types: ['card'],
    shipping_address_collection: { allowed_countries: ['IN'] },
    billing_address_collection: 'auto',
    locale: 'auto',
    expires_at: expect.any(Number),
  });
  expect(embedded?.request).toMatchObject({ return_url: 'http://shop.test/order/{ORDER_TOKEN}' });
});

it('an address is asked for only if something is sent', async () => {
  const requests = await aShopWith();
  const asks = requests.map(({ request }) => 'shipping_address_collection' in request);
  expect(asks.slice(0, 4)).toEqual([true, false, true, false]);
});

it('a team’s part is joined with the others, key by key', async () => {
  const [composed] = await aShopWith(
    aContributor('campaign', { metadata: { campaign: 'autumn' }, allow_promotion_codes: true }),
    aContributor('terms', { payment_intent_data: { statement_descriptor_suffix: 'TEA' } }),
  );
  expect(composed?.request).toMatchObject({
    metadata: { campaign: 'autumn', till_shop: 'till' },
    payment_intent_data: { statement_descriptor_suffix: 'TEA', description: 'Order 0000-0000' },
  });
});

it.each([
  ['promotion codes', { allow_promotion_codes: true }, { discount: true }],
  ['a coupon', { discounts: [{ coupon: 'autumn' }] }, { discount: true }],
  ['paid shipping', { shipping_options: [{ shipping_rate: 'shr_1' }] }, { shipping: true }],
  ['tax', { automatic_tax: { enabled: true } }, { tax: true }],
  ['tax that is switched off', { automatic_tax: { enabled: false } }, {}],
])('%s in a request is remembered as allowed', async (_what, request, allowed) => {
  const [composed] = await aShopWith(aContributor('team', request));
  const nothing = { discount: false, shipping: false, tax: false };
  expect(composed?.allowed).toEqual({ ...nothing, ...allowed });
});

it('two that set a field differently keep the shop from starting, and both are named', async () => {
  const contributor = aContributor('acme', { payment_intent_data: { description: 'ACME' } });
  await expect(aShopWith(contributor)).rejects.toThrow(
    'acme and description set payment_intent_data.description of the checkout session differently',
  );
});

it('two that disagree on one kind of page only are found at the start as well', async () => {
  const contributor = aContributor('acme', { return_url: 'https://acme.test' });
  await expect(aShopWith(contributor)).rejects.toThrow('pages and acme set return_url');
});

it.each([
  [{ AUTOMATIC_TAX: 'exclusive' }, { automatic_tax: { enabled: false } }, 'automatic-tax'],
  [{ SHIPPING_OPTIONS: 'Post: 100 inr, 1 eur' }, { shipping_options: [] }, 'shipping-options'],
  [{ ASK_PHONE_NUMBER: 'true' }, { phone_number_collection: { enabled: false } }, 'phone-number'],
  [{ ASK_TAX_ID: 'true' }, { tax_id_collection: { enabled: false } }, 'tax-id'],
  [{ INVOICES: 'true' }, { invoice_creation: { enabled: false } }, 'invoice'],
  [
    { TERMS_OF_SERVICE: 'true' },
    { consent_collection: { terms_of_service: 'none' } },
    'terms-of-service',
  ],
  [{ ADAPTIVE_PRICING: 'false' }, { adaptive_pricing: { enabled: true } }, 'adaptive-pricing'],
  [{}, { customer_update: { name: 'never' } }, 'customer'],
  [{ BRAND_FONT: 'lora' }, { branding_settings: { font_family: 'inter' } }, 'branding'],
  [{ PROMOTION_CODES: 'true' }, { allow_promotion_codes: false }, 'promotion-codes'],
  [{}, { allowed_payment_method_types: ['link'] }, 'payment-methods'],
] as [Record<string, string>, Partial<SessionRequest>, string][])(
  'with %o a team that sets %o clashes with %s',
  async (variables, request, name) => {
    const starting = aShop(variables, aContributor('acme', request));
    await expect(starting).rejects.toThrow(new RegExp(`acme and ${name} |${name} and acme `));
    const replacing = aContributor('acme', request, { replaces: name });
    const [composed] = await aShop(variables, replacing);
    expect(composed?.request).toMatchObject(request);
  },
);

it('where a team gives a discount there is no field for promotion codes', async () => {
  const discounts = [{ coupon: 'autumn' }];
  const [composed] = await aShop({ PROMOTION_CODES: 'true' }, aContributor('sale', { discounts }));
  expect(composed?.request).toMatchObject({ discounts });
  expect(composed?.request).not.toHaveProperty('allow_promotion_codes');
});

it.each(['exclusive', 'inclusive'])('lines and shipping say that the tax is %s', async (tax) => {
  const variables = { AUTOMATIC_TAX: tax, SHIPPING_OPTIONS: 'Post: 100 inr, 1 eur' };
  const [composed] = await aShop(variables);
  expect(composed?.request).toMatchObject({
    line_items: [{ price_data: { tax_behavior: tax } }],
    shipping_options: [{ shipping_rate_data: { tax_behavior: tax } }],
  });
  const taxIncluded = tax === 'inclusive' ? { taxIncluded: true } : {};
  expect(composed?.allowed).toEqual({ discount: false, shipping: true, tax: true, ...taxIncluded });
});

it('shipping options are for what is sent', async () => {
  const requests = await aShop({ SHIPPING_OPTIONS: 'Post: 100 inr, 1 eur' });
  const asks = requests.map(({ request }) => 'shipping_options' in request);
  expect(asks.slice(0, 4)).toEqual([true, false, true, false]);
});

it('a shop that can send nothing in its own currency does not start', async () => {
  await expect(aShop({ SHIPPING_OPTIONS: 'Post: 1 eur' })).rejects.toThrow(
    'The shipping options have no price in inr',
  );
});

it('one that can send nothing in another of its currencies sells in the others', async () => {
  const variables = { SHIPPING_OPTIONS: 'Post: 100 inr' };
  expect(await aShop(variables)).toHaveLength(8);
  await expect(aShopSellingIn('eur', variables)).rejects.toMatchObject({
    code: 'currency_mismatch',
  });
});

it('two that say the same are no conflict', async () => {
  const contributor = aContributor('acme', { billing_address_collection: 'auto' });
  expect(await aShopWith(contributor)).toHaveLength(8);
});

it('one is replaced by another, or by nothing', async () => {
  @Injectable()
  class GiftLines extends LineItemsContributor {
    override readonly name = 'gift-lines';
    override readonly replaces = 'line-items';
    protected override lineItem(line: Parameters<LineItemsContributor['lineItem']>[0]) {
      return { ...super.lineItem(line), metadata: { gift: 'yes' } };
    }
  }
  const noLocale = aContributor('no-locale', {}, { replaces: 'locale' });
  const [composed] = await aShopWith(GiftLines, noLocale);
  expect(composed?.request).toMatchObject({ line_items: [{ metadata: { gift: 'yes' } }] });
  expect(composed?.request).not.toHaveProperty('locale');
});

it.each([
  ['two of one name', [aContributor('a', {}), aContributor('a', {})], 'are both called a'],
  [
    'two that replace the same',
    [aContributor('a', {}, { replaces: 'locale' }), aContributor('b', {}, { replaces: 'locale' })],
    'both replace locale',
  ],
  ['one that replaces nothing', [aContributor('a', {}, { replaces: 'x' })], 'replaces x, which'],
] as [string, Type[], string][])('%s keep the shop from starting', async (_what, team, message) => {
  await expect(aShopWith(...team)).rejects.toThrow(message);
});

it('a contributor sees what those before it have set', async () => {
  @Injectable()
  class Late extends CheckoutSessionContributor {
    readonly name = 'late';
    readonly order = 2000;
    contribute(_draft: object, request: Partial<SessionRequest>): Partial<SessionRequest> {
      return request.shipping_address_collection
        ? { phone_number_collection: { enabled: true } }
        : {};
    }
  }
  const requests = await aShopWith(Late);
  const phones = requests.map(({ request }) => 'phone_number_collection' in request);
  expect(phones.slice(0, 4)).toEqual([true, false, true, false]);
});
