import type Stripe from 'stripe';

type StripeLocale = NonNullable<Stripe.Checkout.SessionCreateParams['locale']>;

/** Languages of Stripe's page. Source: docs.stripe.com/api/checkout/sessions/create#create_checkout_session-locale. */
const LOCALES = new Set(
  (
    'bg cs da de el en en-GB es es-419 et fi fil fr fr-CA hi-IN hr hu id it ja ko lt lv ms mt nb nl pl ' +
    'pt pt-BR ro ru sk sl sv th tr vi zh zh-HK zh-TW'
  ).split(' '),
);

const LANGUAGES_WITH_ONE_REGION = new Map([['hi', 'hi-IN']]);

/** The nearest language that Stripe's page has; the browser's where there is none. @param tag BCP 47 */
export function stripeLocale(tag: string | undefined): StripeLocale {
  if (!tag) return 'auto';
  const language = tag.split('-', 1)[0] ?? '';
  const candidates = [tag, language, LANGUAGES_WITH_ONE_REGION.get(language) ?? ''];
  return candidates.find((candidate) => LOCALES.has(candidate)) ?? 'auto';
}
