import { localePrefix } from '@till/shared-types';
import { optionsFaults } from './options-faults';
import type {
  PaymentsOptions,
  SessionOptions,
  ShopOptions,
  StripeOptions,
} from './payments.options';
import type {
  PageSettings,
  PaymentsSettings,
  SessionSettings,
  ShopSettings,
  StripeSettings,
} from './payments.settings';

const STRIPE_JS = 'https://js.stripe.com/endive/stripe.js';

/** The module cannot work with what it was told. The message names every fault; no secret is in it. */
export class PaymentsOptionsError extends Error {
  override readonly name = 'PaymentsOptionsError';
  readonly code = 'options_unusable';
}

/** The options with everything filled in. @throws PaymentsOptionsError */
export function settingsOf(options: PaymentsOptions): PaymentsSettings {
  // A factory that forgets to return them is told what is missing, as any other.
  const faults = optionsFaults(options ?? ({} as PaymentsOptions));
  if (faults.length > 0) {
    throw new PaymentsOptionsError(
      `PaymentsModule cannot work with these options:\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
    );
  }
  const stripe = stripeOf(options.stripe);
  return {
    production: options.production ?? stripe.mode === 'live',
    webUrl: options.webUrl.replace(/\/$/, ''),
    pages: pagesOf(options.pages ?? {}),
    stripe,
    session: sessionOf(options.session ?? {}),
    shop: shopOf(options.shop),
  };
}

function pagesOf({ order, canceled }: NonNullable<PaymentsOptions['pages']>): PageSettings {
  return {
    order: order ?? ((token, locale) => `${localePrefix(locale)}/order/${token}`),
    canceled: canceled ?? ((locale) => `${localePrefix(locale)}/checkout/canceled`),
  };
}

function stripeOf({
  secretKey,
  webhookSecrets,
  server,
  ...choices
}: StripeOptions): StripeSettings {
  const mode = server ? 'emulator' : secretKey.includes('_live_') ? 'live' : 'test';
  return {
    mode,
    secretKey,
    webhookSecrets,
    server,
    publishableKey: choices.publishableKey ?? '',
    callsPerSecond: choices.callsPerSecond ?? 25,
    stripeJs: choices.stripeJs ?? STRIPE_JS,
    paymentMethods: choices.paymentMethods ?? ['card'],
    captureMethod: choices.captureMethod ?? 'automatic',
    billingAddress: choices.billingAddress ?? 'auto',
    checkoutMode: choices.checkoutMode ?? 'hosted',
  };
}

function shopOf({ currency, orderTokenSecret, shipTo, ...choices }: ShopOptions): ShopSettings {
  return {
    currency,
    orderTokenSecret,
    id: choices.id ?? 'till',
    name: choices.name ?? 'Shop',
    sessionMinutes: choices.sessionMinutes ?? 60,
    shipTo,
    eventRetentionDays: choices.eventRetentionDays ?? 90,
    checkoutLimit: choices.checkoutLimit,
  };
}

function sessionOf({ branding = {}, ...choices }: SessionOptions): SessionSettings {
  return {
    paymentMethodConfiguration: choices.paymentMethodConfiguration,
    excludedPaymentMethods: choices.excludedPaymentMethods ?? [],
    promotionCodes: choices.promotionCodes ?? false,
    automaticTax: choices.automaticTax ?? 'off',
    shippingOptions: choices.shippingOptions ?? [],
    phoneNumber: choices.phoneNumber ?? false,
    taxId: choices.taxId ?? false,
    invoices: choices.invoices ?? false,
    termsOfService: choices.termsOfService ?? false,
    savedCards: choices.savedCards ?? false,
    adaptivePricing: choices.adaptivePricing,
    branding: {
      name: branding.name,
      backgroundColor: branding.backgroundColor,
      buttonColor: branding.buttonColor,
      corners: branding.corners,
      font: branding.font,
      logoUrl: branding.logoUrl,
    },
  };
}
