import type { Currency } from '@till/shared-types';
import type { Connection } from '../database/connection';
import type {
  BrandingSettings,
  PageSettings,
  SessionSettings,
  ShopSettings,
  StripeSettings,
} from './payments.settings';

/** What may be left out, and then is as `settingsOf` says. */
type Optional<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** What an account's module is told. Only what has no sensible default must be given. */
export interface PaymentsOptions {
  /**
   * Where orders are kept: `await openPostgres(url)`, `await onPool(pool)` or `await openEmbedded(folder)`. One for each
   * account; the module closes it when the application ends.
   */
  readonly database: Connection;
  /** Origin the shopper sees, `https://shop.example`; all return addresses are made of it. */
  readonly webUrl: string;
  /** `/order/TOKEN` and `/checkout/canceled`, below `/de` and so on for the storefront's languages, unless it is said otherwise. */
  readonly pages?: Optional<PageSettings> | undefined;
  readonly stripe: StripeOptions;
  readonly shop: ShopOptions;
  /** What Stripe's page offers and asks for; nothing beyond the payment where it is left out. */
  readonly session?: SessionOptions | undefined;
  /** True with a live key, unless it is said otherwise. */
  readonly production?: boolean | undefined;
}

/** Mode `live` or `test` by the key; `emulator` where `server` is given. Cards only, unless `paymentMethods` says more. */
export interface StripeOptions extends Optional<
  Omit<StripeSettings, 'mode' | 'secretKey' | 'webhookSecrets'>
> {
  /** `sk_…` or `rk_…`. */
  readonly secretKey: string;
  /** `whsec_…` of the account's webhook endpoint; several while one is rolled. */
  readonly webhookSecrets: readonly string[];
}

/** An hour to pay, 90 days of events and no limit on checkouts, unless it is said otherwise. */
export interface ShopOptions extends Optional<
  Omit<ShopSettings, 'currency' | 'orderTokenSecret' | 'shipTo'>
> {
  /** Three small letters, ISO 4217. */
  readonly currency: Currency;
  /** Makes the links to orders: 32 characters or more, kept for as long as the links are to work. */
  readonly orderTokenSecret: string;
  /** Two-letter codes of the countries that goods are sent to; none where nothing is ever sent. */
  readonly shipTo: readonly string[];
}

export interface SessionOptions extends Optional<Omit<SessionSettings, 'branding'>> {
  readonly branding?: Optional<BrandingSettings> | undefined;
}
