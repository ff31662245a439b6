import type { SessionSettings } from '@till/payments';
import type { Environment } from './environment.schema';

/** What Stripe's page offers and asks for. */
export function sessionOf(env: Environment): SessionSettings {
  return {
    paymentMethodConfiguration: env.PAYMENT_METHOD_CONFIGURATION,
    excludedPaymentMethods: env.EXCLUDED_PAYMENT_METHODS,
    promotionCodes: env.PROMOTION_CODES,
    automaticTax: env.AUTOMATIC_TAX,
    shippingOptions: env.SHIPPING_OPTIONS,
    phoneNumber: env.ASK_PHONE_NUMBER,
    taxId: env.ASK_TAX_ID,
    invoices: env.INVOICES,
    termsOfService: env.TERMS_OF_SERVICE,
    savedCards: env.SAVED_CARDS,
    adaptivePricing: env.ADAPTIVE_PRICING,
    branding: {
      name: env.BRAND_NAME,
      backgroundColor: env.BRAND_BACKGROUND_COLOR,
      buttonColor: env.BRAND_BUTTON_COLOR,
      corners: env.BRAND_CORNERS,
      font: env.BRAND_FONT,
      logoUrl: env.BRAND_LOGO_URL,
    },
  };
}
