import type Stripe from 'stripe';
import type { Account } from '../account/account';
import { addressIn, type Payer } from '../checkout/payer';
import type { Session } from '../checkout/session';
import { nextYears } from '../resources/payment-methods';

type Body = Record<string, unknown>;

/** What a shopper would choose and type on the page of a session, as far as nothing else is said. */
export function shopper(account: Account, session: Session, body: Body): Payer {
  const text = (key: string, other: string) => String(body[key] ?? other);
  const shipping = (body['shipping'] ?? deliveryIn(session)) as Payer['shipping'];
  const business = body['business'] as Payer['business'];
  const asksTerms = session.consent_collection?.terms_of_service === 'required';
  return {
    method: text('method', 'card'),
    number: text('number', '4242424242424242'),
    ...nextYears(account),
    email: text('email', session.customer_email ?? 'shopper@example.com'),
    name: text('name', 'Test Shopper'),
    address: addressIn(text('country', 'US')),
    ...(session.phone_number_collection?.enabled ? { phone: text('phone', '+12025550123') } : {}),
    ...(shipping ? { shipping } : {}),
    ...(business && session.tax_id_collection?.enabled ? { business } : {}),
    ...(asksTerms ? { consent: { terms: true, promotions: false } } : {}),
  };
}

/** An address for a session that asks for one, in the first country it takes. */
function deliveryIn({ shipping_address_collection: asked }: Session): Payer['shipping'] {
  const [country] = asked?.allowed_countries ?? [];
  if (!country) return undefined;
  const address = { ...addressIn(country), line1: '1 Test Street', city: 'Testville' };
  return { name: 'Test Shopper', address: { ...address, postal_code: '10001' } };
}

/** The session as seen by a shopper to whom it was shown in a currency of theirs. */
export function presented(account: Account, session: Session, { presentment }: Body): Session {
  if (typeof presentment !== 'object' || presentment === null) return session;
  const { amount, currency } = presentment as { amount: number; currency: string };
  const details: Stripe.Checkout.Session.PresentmentDetails = {
    presentment_amount: amount,
    presentment_currency: currency,
  };
  return account.store.put('checkout.session', { ...session, presentment_details: details });
}
