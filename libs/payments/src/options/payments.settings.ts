import type { CheckoutMode, Currency } from '@till/shared-types';

/** What an account's module was told, checked, with everything filled in. Inject it to read it. */
export abstract class PaymentsSettings {
  /** Money is taken in earnest: an error's own text, which may quote a person, is then kept out of the log. */
  abstract readonly production: boolean;
  /** Origin the shopper sees, with no slash at the end; all return addresses are made of it. */
  abstract readonly webUrl: string;
  abstract readonly pages: PageSettings;
  abstract readonly stripe: StripeSettings;
  abstract readonly session: SessionSettings;
  abstract readonly shop: ShopSettings;
}

/** Where the storefront has what shoppers are led to. Each answers a path, `/order/TOKEN`. */
export interface PageSettings {
  /** @param token may be a placeholder: it has to stand in the path as it is @param locale BCP 47, where it is known */
  order(token: string, locale: string | undefined): string;
  /** Where Stripe's page leads back to from which nothing was paid. */
  canceled(locale: string | undefined): string;
}

export interface StripeSettings {
  readonly mode: 'emulator' | 'test' | 'live';
  readonly secretKey: string;
  readonly publishableKey: string;
  /** More than one while a secret is rolled. */
  readonly webhookSecrets: readonly string[];
  /** Where the API is, when it is not Stripe's own. */
  readonly server: { readonly host: string; readonly port: number } | undefined;
  /** How often this process asks Stripe at the most. */
  readonly callsPerSecond: number;
  /** Address of Stripe.js. */
  readonly stripeJs: string;
  /** `dynamic`: Stripe chooses. */
  readonly paymentMethods: readonly string[] | 'dynamic';
  /** `manual`: a payment is only authorized, and taken by a call of ours. */
  readonly captureMethod: 'automatic' | 'manual';
  readonly billingAddress: 'auto' | 'required';
  /** Where shoppers of the storefront see Stripe's page. */
  readonly checkoutMode: CheckoutMode;
}

/** A way to be sent what was bought. */
export interface ShippingOption {
  readonly name: string;
  /** Minor units by currency; not offered in another. */
  readonly prices: Readonly<Record<Currency, number>>;
}

/** What Stripe's page offers and asks for. */
export interface SessionSettings {
  /** Id of a set of payment methods in Stripe's dashboard; the account's own where undefined. */
  readonly paymentMethodConfiguration: string | undefined;
  readonly excludedPaymentMethods: readonly string[];
  readonly promotionCodes: boolean;
  /** Whether Stripe works the tax out, and whether prices contain it. */
  readonly automaticTax: 'off' | 'exclusive' | 'inclusive';
  /** Nothing to choose, and nothing to pay, where there are none. */
  readonly shippingOptions: readonly ShippingOption[];
  readonly phoneNumber: boolean;
  readonly taxId: boolean;
  readonly invoices: boolean;
  readonly termsOfService: boolean;
  /** For buyers whom the shop knows, not for guests. */
  readonly savedCards: boolean;
  /** As in Stripe's dashboard where undefined. */
  readonly adaptivePricing: boolean | undefined;
  readonly branding: BrandingSettings;
}

/** How Stripe's page looks; whatever is undefined is as in Stripe's dashboard. */
export interface BrandingSettings {
  readonly name: string | undefined;
  readonly backgroundColor: string | undefined;
  readonly buttonColor: string | undefined;
  readonly corners: 'rounded' | 'pill' | 'rectangular' | undefined;
  readonly font: string | undefined;
  readonly logoUrl: string | undefined;
}

export interface ShopSettings {
  /** One per shop or stage on an account. */
  readonly id: string;
  /** What mails call the shop; one line. */
  readonly name: string;
  readonly currency: Currency;
  readonly orderTokenSecret: string;
  readonly sessionMinutes: number;
  /** Two-letter codes of the countries that goods are sent to. */
  readonly shipTo: readonly string[];
  /** How long the content of an event is kept once the event is done with. */
  readonly eventRetentionDays: number;
  /** Checkouts a visitor may start per minute; no limit where undefined. */
  readonly checkoutLimit: number | undefined;
}
