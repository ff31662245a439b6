import type { PlainComplaint } from '../../checkout/complaint';

/** Everything the pages say to a shopper, in one language. */
export interface Texts {
  mark: {
    name: string;
    explanation: string;
  };
  summary: {
    title: string;
    back: string;
    quantity: string;
    update: string;
    each: (quantity: number, price: string) => string;
    code: string;
    apply: string;
    remove: string;
    shipping: string;
    subtotal: string;
    discount: string;
    tax: string;
    due: string;
    expires: string;
  };
  form: {
    payment: string;
    method: string;
    email: string;
    phone: string;
    name: string;
    nameOnCard: string;
    country: string;
    street: string;
    postalCode: string;
    city: string;
    billingAddress: string;
    shippingAddress: string;
    recipient: string;
    card: string;
    cardNumber: string;
    expiry: string;
    expiryFormat: string;
    securityCode: string;
    iban: string;
    accountNumber: string;
    answersLater: string;
    confirmedAt: (method: string) => string;
    businessName: string;
    taxIdType: string;
    taxId: string;
    optional: (label: string) => string;
    choose: string;
    terms: string;
    promotions: string;
    processing: string;
  };
  submit: {
    pay: (amount: string) => string;
    donate: (amount: string) => string;
    book: (amount: string) => string;
    order: string;
  };
  /** Names of methods that are not the same everywhere, by type. */
  methods: Readonly<Record<'card' | 'sepa_debit' | 'us_bank_account' | 'au_becs_debit', string>>;
  quickFill: {
    card: string;
    other: string;
    account: string;
    outcomes: Readonly<Record<Outcome, string>>;
  };
  /** Why a field is not taken. */
  errors: {
    email: string;
    name: string;
    street: string;
    city: string;
    phone: string;
    required: string;
    digits: string;
    shorter: (length: number) => string;
    longer: (length: number) => string;
    terms: string;
    account: string;
    unknownAccount: string;
    number: string;
    realCard: string;
    expiry: string;
    expired: string;
    securityCode: string;
    businessName: string;
    taxId: (kind: string, example: string) => string;
  };
  /** Why a change of the order was not made, by its code. */
  complaints: Readonly<Record<PlainComplaint, string>> & {
    quantity_out_of_range: (minimum: number, maximum: number) => string;
  };
  /** Why a payment was refused, by Stripe's code for it. */
  declines: Readonly<Record<DeclineReason, string>>;
  tryAnother: string;
  challenge: {
    title: string;
    payWith: (method: string) => string;
    bankAsks: (brand: string, last4: string) => string;
    elsewhere: string;
    complete: string;
    fail: string;
    giveUp: string;
  };
  closed: {
    paid: string;
    nothingLeft: string;
    expired: string;
    nothingCharged: string;
    toShop: string;
    unknown: string;
    noSession: string;
    received: string;
    goOn: string;
  };
}

/** What can be made to happen with one click. */
export type Outcome =
  | 'pays'
  | 'declined'
  | 'insufficient_funds'
  | 'expired_card'
  | 'incorrect_cvc'
  | 'authentication'
  | 'authentication_declined'
  | 'disputed'
  | 'fraud_warning'
  | 'refund_pending'
  | 'refund_fails'
  | 'pays_later'
  | 'fails_later'
  | 'disputed_later'
  | 'never_answers';

export type DeclineReason =
  | 'generic_decline'
  | 'insufficient_funds'
  | 'card_velocity_exceeded'
  | 'expired_card'
  | 'incorrect_cvc'
  | 'processing_error'
  | 'payment_intent_authentication_failure'
  | 'payment_intent_payment_attempt_failed';
