/** What an issuer answers when it refuses. */
export interface Decline {
  code: string;
  decline_code?: string;
  message: string;
}

/** A card of docs.stripe.com/testing and how it behaves. */
export interface TestCard {
  number: string;
  /** The payment method that stands for it, such as `pm_card_visa`. */
  token: string;
  brand: string;
  country: string;
  decline?: Decline;
}

const declined = 'Your card was declined.';

function decline(decline_code: string, message = declined): Decline {
  return { code: 'card_declined', decline_code, message };
}

function card(number: string, token: string, more: Partial<TestCard> = {}): TestCard {
  return { number, token, brand: brandOf(number), country: 'US', ...more };
}

const cards: readonly TestCard[] = [
  card('4242424242424242', 'pm_card_visa'),
  card('4000056655665556', 'pm_card_visa_debit'),
  card('5555555555554444', 'pm_card_mastercard'),
  card('378282246310005', 'pm_card_amex'),
  card('6011111111111117', 'pm_card_discover'),
  card('4000003560000008', 'pm_card_in', { country: 'IN' }),
  card('4000000000000002', 'pm_card_visa_chargeDeclined', { decline: decline('generic_decline') }),
  card('4000000000009995', 'pm_card_visa_chargeDeclinedInsufficientFunds', {
    decline: decline('insufficient_funds', 'Your card has insufficient funds.'),
  }),
  card('4000000000009987', 'pm_card_visa_chargeDeclinedLostCard', {
    decline: decline('lost_card'),
  }),
  card('4000000000009979', 'pm_card_visa_chargeDeclinedStolenCard', {
    decline: decline('stolen_card'),
  }),
  card('4000000000006975', 'pm_card_visa_chargeDeclinedVelocityLimitExceeded', {
    decline: decline(
      'card_velocity_exceeded',
      'Your card was declined for making repeated attempts too frequently or exceeding its amount limit.',
    ),
  }),
  card('4000000000000069', 'pm_card_chargeDeclinedExpiredCard', {
    decline: { code: 'expired_card', message: 'Your card has expired.' },
  }),
  card('4000000000000127', 'pm_card_chargeDeclinedIncorrectCvc', {
    decline: { code: 'incorrect_cvc', message: "Your card's security code is incorrect." },
  }),
  card('4000000000000119', 'pm_card_chargeDeclinedProcessingError', {
    decline: {
      code: 'processing_error',
      message: 'An error occurred while processing your card. Try again in a little bit.',
    },
  }),
];

const byNumber = new Map(cards.map((entry) => [entry.number, entry]));
const byToken = new Map(cards.map((entry) => [entry.token, entry]));

/** @param number digits, spaces ignored */
export function testCard(number: string): TestCard | undefined {
  return byNumber.get(number.replace(/\D/g, ''));
}

/** @param token `pm_card_visa`, or `tok_visa` */
export function testCardByToken(token: string): TestCard | undefined {
  return byToken.get(token.replace(/^tok_/, 'pm_card_'));
}

export function testCardNumbers(): string[] {
  return [...byNumber.keys()];
}

export function passesLuhn(number: string): boolean {
  const digits = [...number.replace(/\D/g, '')].reverse().map(Number);
  const sum = digits.reduce((total, digit, index) => {
    const doubled = digit * 2;
    return total + (index % 2 ? (doubled > 9 ? doubled - 9 : doubled) : digit);
  }, 0);
  return digits.length >= 12 && sum % 10 === 0;
}

function brandOf(number: string): string {
  if (number.startsWith('4')) return 'visa';
  if (/^5[1-5]/.test(number)) return 'mastercard';
  if (/^3[47]/.test(number)) return 'amex';
  return 'discover';
}
