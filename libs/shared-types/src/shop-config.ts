import type { CheckoutMode } from './checkout';
import type { Currency } from './currency';

/** `GET /api/config`: what the web must know before it can show a price or open a payment page. */
export interface ShopConfig {
  /** What the shop is called. */
  readonly name: string;
  readonly publishableKey: string;
  /** The shop's default currency. */
  readonly currency: Currency;
  /** Every currency the catalogue has prices in; the default first. */
  readonly currencies: readonly Currency[];
  readonly locales: readonly string[];
  /** `emulator`: no account, no money. `test`: Stripe's test mode. `live`: real money. */
  readonly paymentMode: 'emulator' | 'test' | 'live';
  readonly checkoutMode: CheckoutMode;
  /** Where Stripe.js comes from: Stripe itself, or the emulator's stand-in. */
  readonly stripeJs: string;
}
