import type { Account } from '../account/account';
import { withQuantity } from '../resources/line-items';
import { existing } from '../resources/row';
import type { Complaint } from './complaint';
import { discountByCode } from './discount';
import { type Session, repriceSession } from './session';

/** What a shopper may change on the page before paying. */
export type SessionChange =
  | { action: 'code'; code: string }
  | { action: 'remove_code' }
  | { action: 'shipping'; rate: string }
  | { action: 'quantity'; line: string; quantity: number };

/** Carries a change out, as far as the session allows it. Returns why it was not done. */
export function changeSession(
  account: Account,
  session: Session,
  change: SessionChange,
): Complaint | undefined {
  switch (change.action) {
    case 'code': {
      if (!session.allow_promotion_codes) return { code: 'codes_not_allowed' };
      const discount = discountByCode(account, change.code, session.amount_subtotal ?? 0);
      if (typeof discount === 'string') return { code: discount };
      repriceSession(account, session, { discount });
      return undefined;
    }
    case 'remove_code':
      if (session.allow_promotion_codes) repriceSession(account, session, { discount: null });
      return undefined;
    case 'shipping':
      if (session.shipping_options.some((option) => option.shipping_rate === change.rate)) {
        repriceSession(account, session, { shipping: change.rate });
      }
      return undefined;
    case 'quantity':
      return changeQuantity(account, session, change);
  }
}

function changeQuantity(
  account: Account,
  session: Session,
  { line: id, quantity }: { line: string; quantity: number },
): Complaint | undefined {
  const { lines } = existing(account, 'session_contents', session.id);
  const line = lines.find((row) => row.id === id);
  const limits = line?.adjustable_quantity;
  if (!line || !limits) return { code: 'quantity_fixed' };
  const { minimum, maximum } = { minimum: limits.minimum ?? 0, maximum: limits.maximum ?? 99 };
  if (!Number.isInteger(quantity) || quantity < minimum || quantity > maximum) {
    return { code: 'quantity_out_of_range', minimum, maximum };
  }
  const changed = lines
    .map((row) => (row.id === id ? withQuantity(account, row, quantity) : row))
    .filter((row) => row.quantity !== 0);
  if (changed.length === 0) return { code: 'last_item' };
  repriceSession(account, session, { lines: changed });
  return undefined;
}
