import type { Behaviour } from './behaviour';
import { bankAccount } from './bank-accounts';
import { testCardByToken } from './test-cards';

/**
 * How the instrument behind a payment method behaves.
 * @param key a card's token, `<debit type>:<account number>`, or a method type that redirects
 */
export function behaviourOf(key: string): Behaviour {
  const card = testCardByToken(key);
  if (card) return card.behaviour;
  const [type = '', number] = key.split(':');
  if (number) return bankAccount(type, number)?.behaviour ?? {};
  return key === 'promptpay' ? { redirect: true, refund: 'needs_account' } : { redirect: true };
}
