import type { Behaviour, Decline } from './behaviour';

export type DebitType = 'sepa_debit' | 'us_bank_account' | 'au_becs_debit';

/** A bank account of docs.stripe.com/testing; its payments are known only later. */
export interface BankAccount {
  /** IBAN, or account number. */
  number: string;
  type: DebitType;
  behaviour: Behaviour;
}

/** Seconds until the bank has answered: soon, or after the three minutes of the slow numbers. */
const soon = 3;
const late = 180;

function failure(code: string, message: string): Decline {
  return { code, message };
}

const notProcessed = failure('payment_method_provider_decline', 'The bank refused the debit.');
const closed = failure('account_closed', 'The bank account has been closed.');

const table: readonly [type: DebitType, number: string, behaviour: Behaviour][] = [
  ['sepa_debit', 'AT611904300234573201', { delay: { seconds: soon } }],
  ['sepa_debit', 'AT321904300235473204', { delay: { seconds: late } }],
  ['sepa_debit', 'AT861904300235473202', { delay: { seconds: soon, failure: notProcessed } }],
  ['sepa_debit', 'AT051904300235473205', { delay: { seconds: late, failure: notProcessed } }],
  [
    'sepa_debit',
    'AT591904300235473203',
    { delay: { seconds: soon }, dispute: { reason: 'debit_not_authorized' } },
  ],
  ['us_bank_account', '000123456789', { delay: { seconds: soon } }],
  ['us_bank_account', '000111111113', { delay: { seconds: soon, failure: closed } }],
  [
    'us_bank_account',
    '000111111116',
    { delay: { seconds: soon, failure: failure('no_account', 'There is no such account.') } },
  ],
  [
    'us_bank_account',
    '000222222227',
    {
      delay: {
        seconds: soon,
        failure: failure('insufficient_funds', 'The account has insufficient funds.'),
      },
    },
  ],
  ['us_bank_account', '000000000009', { delay: { seconds: null } }],
  ['au_becs_debit', '900123456', { delay: { seconds: late } }],
  ['au_becs_debit', '111111113', { delay: { seconds: late, failure: closed } }],
];

const accounts = table.map(([type, number, behaviour]): BankAccount => ({
  type,
  number,
  behaviour,
}));

export function bankAccount(type: string, number: string): BankAccount | undefined {
  const plain = number.replace(/\s/g, '').toUpperCase();
  return accounts.find((account) => account.type === type && account.number === plain);
}

export function bankAccounts(type: string): readonly BankAccount[] {
  return accounts.filter((account) => account.type === type);
}
