import { bankAccounts } from '../instruments/bank-accounts';
import { type Html, html } from './html';
import type { Outcome, Texts } from './texts/texts';

const cards: readonly (readonly [number: string, outcome: Outcome])[] = [
  ['4000000000000002', 'declined'],
  ['4000000000009995', 'insufficient_funds'],
  ['4000000000000069', 'expired_card'],
  ['4000000000000127', 'incorrect_cvc'],
  ['4000002760003184', 'authentication'],
  ['4000008400001629', 'authentication_declined'],
  ['4000000000000259', 'disputed'],
  ['4000000000005423', 'fraud_warning'],
  ['4000000000007726', 'refund_pending'],
  ['4000000000005126', 'refund_fails'],
];

/** For people who test by hand: fills the form, the outcome chosen. */
export function fillCard({ quickFill, form }: Texts): Html {
  return html`<div class="quick">
    <button type="button" data-fill="4242424242424242">${quickFill.card}</button>
    <div class="field">
      <label for="outcome">${quickFill.other}</label>
      <select id="outcome" data-fill-choice>
        <option value="">${form.choose}</option>
        ${cards.map(
          ([number, outcome]) =>
            html`<option value="${number}">${quickFill.outcomes[outcome]}</option>`,
        )}
      </select>
    </div>
  </div>`;
}

export function fillAccount(type: string, { quickFill, form }: Texts): Html {
  const id = `outcome-${type}`;
  return html`<div class="field">
    <label for="${id}">${quickFill.account}</label>
    <select id="${id}" data-fill-account="account-${type}">
      <option value="">${form.choose}</option>
      ${bankAccounts(type).map(
        (account) =>
          html`<option value="${account.number}">
            ${quickFill.outcomes[outcomeOf(account)]}, …${account.number.slice(-4)}
          </option>`,
      )}
    </select>
  </div>`;
}

function outcomeOf({ behaviour }: ReturnType<typeof bankAccounts>[number]): Outcome {
  if (behaviour.delay?.seconds === null) return 'never_answers';
  if (behaviour.delay?.failure) return 'fails_later';
  return behaviour.dispute ? 'disputed_later' : 'pays_later';
}
