import type Stripe from 'stripe';
import { sessionFact } from './stripe-facts';

const session = (changes: object) =>
  ({
    id: 'cs_1',
    status: 'complete',
    payment_status: 'paid',
    payment_intent: null,
    created: 1,
    expires_at: 2,
    url: null,
    client_secret: null,
    ...changes,
  }) as unknown as Stripe.Checkout.Session;

it('what a buyer typed is kept as the database can store it', () => {
  const address = { line1: '1\u0000 Hill', city: '\ud83c', country: 'IN' };
  const { shipping, email } = sessionFact(
    session({
      customer_details: { email: 'a\u0000@shop.test' },
      collected_information: { shipping_details: { name: 'Zoë 🫖\u0000', address } },
    }),
    [],
    1,
  );
  expect(email).toBe('a@shop.test');
  expect(shipping).toMatchObject({ name: 'Zoë 🫖', line1: '1 Hill', city: '\ufffd', line2: null });
});
