/** The methods this account has switched on, with the currencies they take; `*` is any. */
const offered: readonly [type: string, currencies: string, label: string][] = [
  ['card', '*', 'Card'],
  ['upi', 'inr', 'UPI'],
  ['sepa_debit', 'eur', 'SEPA Direct Debit'],
  ['ideal', 'eur', 'iDEAL'],
  ['bancontact', 'eur', 'Bancontact'],
  ['us_bank_account', 'usd', 'US bank account'],
  ['au_becs_debit', 'aud', 'BECS Direct Debit'],
  ['promptpay', 'thb', 'PromptPay'],
];

const debits = new Set(['sepa_debit', 'us_bank_account', 'au_becs_debit']);

export interface MethodChoice {
  /** Only these; those that do not fit the currency are dropped silently. */
  allowed?: readonly string[] | null;
  excluded?: readonly string[] | null;
}

/** The method types a payment in this currency may use. */
export function methodTypes(currency: string, { allowed, excluded }: MethodChoice): string[] {
  return offered
    .filter(([, currencies]) => currencies === '*' || currencies === currency)
    .map(([type]) => type)
    .filter((type) => !allowed || allowed.includes(type))
    .filter((type) => !excluded?.includes(type));
}

/** Debits take an account number and are confirmed by the bank days later. */
export function isDebit(type: string): boolean {
  return debits.has(type);
}

export function methodLabel(type: string): string {
  return offered.find(([known]) => known === type)?.[2] ?? type;
}
