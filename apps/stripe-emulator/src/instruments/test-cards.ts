import { type Behaviour, type Decline, genericDecline } from './behaviour';

/** A card of docs.stripe.com/testing and how it behaves. */
export interface TestCard {
  number: string;
  /** The payment method that stands for it, such as `pm_card_visa`; a name of ours where Stripe has none. */
  token: string;
  brand: string;
  country: string;
  behaviour: Behaviour;
}

const insufficientFunds = refused('insufficient_funds', 'Your card has insufficient funds.');

const table: readonly [number: string, token: string, behaviour?: Behaviour, country?: string][] = [
  ['4242424242424242', 'pm_card_visa'],
  ['4000056655665556', 'pm_card_visa_debit'],
  ['5555555555554444', 'pm_card_mastercard'],
  ['2223003122003222', 'mastercard_2series'],
  ['5200828282828210', 'pm_card_mastercard_debit'],
  ['5105105105105100', 'pm_card_mastercard_prepaid'],
  ['378282246310005', 'pm_card_amex'],
  ['371449635398431', 'amex_second'],
  ['6011111111111117', 'pm_card_discover'],
  ['6011000990139424', 'discover_second'],
  ['3056930009020004', 'pm_card_diners'],
  ['3566002020360505', 'pm_card_jcb'],
  ['6200000000000005', 'pm_card_unionpay'],
  ['4000003560000008', 'pm_card_in', {}, 'IN'],
  ['4000003560000123', 'pm_card_inAuthenticationRequired', { authentication: 'always' }, 'IN'],
  ['4000000000000077', 'pm_card_bypassPending', { availableAtOnce: true }],

  ['4000000000000002', 'pm_card_visa_chargeDeclined', { decline: genericDecline }],
  [
    '4000000000009995',
    'pm_card_visa_chargeDeclinedInsufficientFunds',
    { decline: insufficientFunds },
  ],
  ['4000000000009987', 'pm_card_visa_chargeDeclinedLostCard', { decline: refused('lost_card') }],
  [
    '4000000000009979',
    'pm_card_visa_chargeDeclinedStolenCard',
    { decline: refused('stolen_card') },
  ],
  [
    '4000000000006975',
    'pm_card_visa_chargeDeclinedVelocityLimitExceeded',
    {
      decline: refused(
        'card_velocity_exceeded',
        'Your card was declined for exceeding its limit of amount or attempts.',
      ),
    },
  ],
  [
    '4000000000000069',
    'pm_card_chargeDeclinedExpiredCard',
    { decline: { code: 'expired_card', message: 'Your card has expired.' } },
  ],
  [
    '4000000000000127',
    'pm_card_chargeDeclinedIncorrectCvc',
    { decline: { code: 'incorrect_cvc', message: "Your card's security code is incorrect." } },
  ],
  [
    '4000000000000119',
    'pm_card_chargeDeclinedProcessingError',
    {
      decline: {
        code: 'processing_error',
        message: 'An error occurred while processing your card. Try again in a little bit.',
      },
    },
  ],
  ['4000000000000341', 'pm_card_chargeCustomerFail', { decline: genericDecline }],

  ['4000002500003155', 'pm_card_authenticationRequiredOnSetup', { authentication: 'unless_saved' }],
  ['4000002760003184', 'pm_card_authenticationRequired', { authentication: 'always' }],
  ['4000000000003220', 'pm_card_threeDSecure2Required', { authentication: 'always' }],
  [
    '4000008400001629',
    'pm_card_threeDSecureRequiredChargeDeclined',
    { authentication: 'always', decline: genericDecline },
  ],
  ['4000000000003055', 'pm_card_threeDSecureOptional'],
  [
    '4000003800000446',
    'pm_card_authenticationRequiredSetupForOffSession',
    { authentication: 'on_session' },
  ],
  [
    '4000008260003178',
    'pm_card_authenticationRequiredChargeDeclinedInsufficientFunds',
    { authentication: 'always', decline: insufficientFunds },
  ],

  ['4000000000000259', 'pm_card_createDispute', { dispute: { reason: 'fraudulent' } }],
  [
    '4000000000002685',
    'pm_card_createDisputeProductNotReceived',
    { dispute: { reason: 'product_not_received' } },
  ],
  [
    '4000000000001976',
    'pm_card_createDisputeInquiry',
    { dispute: { reason: 'fraudulent', inquiry: true } },
  ],
  ['4000000000005423', 'pm_card_createIssuerFraudRecord', { fraudWarning: true }],
  ['4100000000000019', 'pm_card_radarBlock', { blocked: true }],
  ['4000000000009235', 'pm_card_riskLevelElevated', { review: true }],

  ['4000000000007726', 'pm_card_pendingRefund', { refund: 'pending' }],
  ['4000000000005126', 'pm_card_refundFail', { refund: 'fails' }],
];

const cards = table.map(([number, token, behaviour = {}, country = 'US']): TestCard => ({
  number,
  token,
  brand: brandOf(number),
  country,
  behaviour,
}));

const byNumber = new Map(cards.map((card) => [card.number, card]));
const byToken = new Map(
  cards.flatMap((card) => [
    [card.token, card],
    [card.token.replace('pm_card_visa_', 'pm_card_'), card],
  ]),
);

/** The number of docs.stripe.com/testing whose last digit is wrong. */
export const mistypedNumber = '4242424242424241';

/** @param number digits, spaces ignored */
export function testCard(number: string): TestCard | undefined {
  return byNumber.get(number.replace(/\D/g, ''));
}

/** @param token `pm_card_visa` or `tok_visa`; the brand may be left out of a declining one */
export function testCardByToken(token: string): TestCard | undefined {
  return byToken.get(token.replace(/^tok_/, 'pm_card_'));
}

export function testCards(): readonly TestCard[] {
  return cards;
}

export function passesLuhn(number: string): boolean {
  const digits = [...number.replace(/\D/g, '')].reverse().map(Number);
  const sum = digits.reduce((total, digit, index) => {
    const doubled = digit * 2;
    return total + (index % 2 ? (doubled > 9 ? doubled - 9 : doubled) : digit);
  }, 0);
  return digits.length >= 12 && sum % 10 === 0;
}

function refused(decline_code: string, message = genericDecline.message): Decline {
  return { code: 'card_declined', decline_code, message };
}

function brandOf(number: string): string {
  if (number.startsWith('4')) return 'visa';
  if (/^(5[1-5]|2[2-7])/.test(number)) return 'mastercard';
  if (/^3[47]/.test(number)) return 'amex';
  if (/^3[068]/.test(number)) return 'diners';
  if (number.startsWith('35')) return 'jcb';
  return number.startsWith('62') ? 'unionpay' : 'discover';
}
