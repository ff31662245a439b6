import type { Currency } from '@till/shared-types';

/** Everything the shop can be told from outside, after it was checked. Times and amounts name their unit. */
export interface Configuration {
  /** A live key or `NODE_ENV=production`. */
  readonly production: boolean;
  readonly http: HttpConfiguration;
  /** Folder of the embedded database, the secrets made for it and the operator's token. */
  readonly dataDir: string;
  readonly database: { readonly url: string | undefined };
  readonly stripe: StripeConfiguration;
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

export interface StripeConfiguration {
  readonly mode: 'emulator' | 'test' | 'live';
  readonly secretKey: string;
  readonly publishableKey: string;
  /** More than one while a secret is rolled. */
  readonly webhookSecrets: readonly string[];
  /** Where the API is, when it is not Stripe's own. */
  readonly server: { readonly host: string; readonly port: number } | undefined;
  /** Address of Stripe.js. */
  readonly stripeJs: string;
  /** `dynamic`: Stripe chooses. */
  readonly paymentMethods: readonly string[] | 'dynamic';
}

export interface ShopConfiguration {
  /** One per shop or stage on an account. */
  readonly id: string;
  readonly currency: Currency;
  readonly orderTokenSecret: string;
  readonly sessionMinutes: number;
  /** Checkouts a visitor may start per minute; no limit where undefined. */
  readonly checkoutLimit: number | undefined;
}
