import { invalidRequest } from '../api/stripe-error';
import { formatAmount, minimumOf } from '../money/currencies';
import { checkAmount } from '../resources/prices';

/** @throws StripeError for an amount that cannot be charged in the currency */
export function checkChargeable(amount: number, currency: string): void {
  checkAmount(amount, currency, 'amount');
  if (amount < minimumOf(currency)) {
    throw invalidRequest(
      `Amount must be at least ${formatAmount(minimumOf(currency), currency)}.`,
      {
        code: 'amount_too_small',
        param: 'amount',
      },
    );
  }
  if (amount > 999_999_999_999) {
    throw invalidRequest('Amount can have up to 12 digits.', {
      code: 'amount_too_large',
      param: 'amount',
    });
  }
}
