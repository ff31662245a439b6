import type { CheckoutMode, Currency } from '@till/shared-types';
import type { ShippingOption } from './shipping-options';

/** Everything the shop can be told from outside, after it was checked. Times and amounts name their unit. */
export interface Configuration {
  /** A live key or `NODE_ENV=production`. */
  readonly production: boolean;
  readonly http: HttpConfiguration;
  /** Folder of the embedded database, the secrets made for it and the operator's token. */
  readonly dataDir: string;
  readonly database: { readonly url: string | undefined };
  readonly mail: MailConfiguration;
  readonly stripe: StripeConfiguration;
  readonly session: SessionConfiguration;
  readonly shop: ShopConfiguration;
}

export interface HttpConfiguration {
  readonly host: string;
  readonly port: number;
  readonly operatorPort: number;
  /** Origin the shopper sees, with no slash at the end; all return addresses are made of it. */
  readonly webUrl: string;
  readonly corsOrigins: readonly string[];
  readonly trustProxy: boolean;
}

export interface MailConfiguration {
  /** The mail server; mail is kept in `DATA_DIR/outbox` where none is named. */
  readonly smtpUrl: string | undefined;
  /** Who the mail is from, `Name <address>` or an address alone. */
  readonly from: string;
  /** Ends the id of each mail. */
  readonly host: string;
}

export interface StripeConfiguration {
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

/** What Stripe's page offers and asks for. */
export interface SessionConfiguration {
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
  readonly branding: BrandingConfiguration;
}

/** How Stripe's page looks; whatever is undefined is as in Stripe's dashboard. */
export interface BrandingConfiguration {
  readonly name: string | undefined;
  readonly backgroundColor: string | undefined;
  readonly buttonColor: string | undefined;
  readonly corners: 'rounded' | 'pill' | 'rectangular' | undefined;
  readonly font: string | undefined;
  readonly logoUrl: string | undefined;
}

export interface ShopConfiguration {
  /** One per shop or stage on an account. */
  readonly id: string;
  /** What pages and mails call the shop; one line. */
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
