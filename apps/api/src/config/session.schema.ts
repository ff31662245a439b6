import { z } from 'zod';
import { shippingOptions, ShippingOptionsError } from './shipping-options';
import { methodNames, toggle } from './variable-types';

export const BRAND_FONTS =
  'be_vietnam_pro bitter chakra_petch default hahmlet inconsolata inter lato lora m_plus_1_code montserrat noto_sans noto_sans_jp noto_serif nunito open_sans pridi pt_sans pt_serif raleway roboto roboto_slab source_sans_pro titillium_web ubuntu_mono zen_maru_gothic'.split(
    ' ',
  );

const colour = z
  .string()
  .regex(/^#([\da-f]{3}|[\da-f]{6})$/i, 'a colour such as #0b6e4f')
  .optional();

/** What Stripe's page offers and asks for; each is a contributor's. */
export const sessionVariables = {
  EXCLUDED_PAYMENT_METHODS: methodNames(
    "Stripe's names of payment methods that are not wanted, such as klarna,afterpay_clearpay",
  ).default([]),
  PAYMENT_METHOD_CONFIGURATION: z
    .string()
    .regex(/^pmc_\w+$/, "the id of a payment method configuration of Stripe's dashboard (pmc_...)")
    .optional(),
  PROMOTION_CODES: toggle('to have a field for promotion codes').default(false),
  AUTOMATIC_TAX: z
    .enum(
      ['off', 'exclusive', 'inclusive'],
      '`off`, `exclusive` to have Stripe add the tax to your prices, or `inclusive` where they contain it',
    )
    .default('off'),
  SHIPPING_OPTIONS: z
    .string()
    .transform((value, context) => {
      try {
        return shippingOptions(value);
      } catch (error) {
        if (!(error instanceof ShippingOptionsError)) throw error;
        context.addIssue({ code: 'custom', message: error.message });
        return z.NEVER;
      }
    })
    .default([]),
  ASK_PHONE_NUMBER: toggle('to ask for a phone number').default(false),
  ASK_TAX_ID: toggle('to ask who buys as a business for its tax id').default(false),
  INVOICES: toggle('to have Stripe make an invoice of each payment').default(false),
  TERMS_OF_SERVICE: toggle('to ask for consent to your terms').default(false),
  SAVED_CARDS: toggle('to offer buyers whom the shop knows to save their cards').default(false),
  ADAPTIVE_PRICING: toggle("to show prices in the shopper's own currency").optional(),
  BRAND_NAME: z.string().max(100, 'up to 100 characters').optional(),
  BRAND_BACKGROUND_COLOR: colour,
  BRAND_BUTTON_COLOR: colour,
  BRAND_CORNERS: z
    .enum(['rounded', 'pill', 'rectangular'], '`rounded`, `pill` or `rectangular`')
    .optional(),
  BRAND_FONT: z.enum(BRAND_FONTS, "one of Stripe's fonts, such as inter or noto_sans").optional(),
  BRAND_LOGO_URL: z
    .string()
    .refine(
      (value) => /^https:/.test(value) && URL.canParse(value),
      'the https address of a picture',
    )
    .optional(),
};
