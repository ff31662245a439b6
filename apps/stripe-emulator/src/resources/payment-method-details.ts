import type Stripe from 'stripe';

type Details = Stripe.Charge.PaymentMethodDetails;

/** How a charge shows the payment method it was made with. */
export function methodDetails(
  method: Stripe.PaymentMethod,
  amount: number,
  authenticated: boolean,
): Details {
  switch (method.type) {
    case 'card':
      return { type: 'card', ...cardDetails(method, amount, authenticated) };
    case 'sepa_debit':
      return { type: 'sepa_debit', ...sepaDetails(method) };
    case 'us_bank_account':
      return { type: 'us_bank_account', ...achDetails(method) };
    case 'au_becs_debit':
      return {
        type: 'au_becs_debit',
        au_becs_debit: {
          bsb_number: method.au_becs_debit?.bsb_number ?? null,
          fingerprint: null,
          last4: method.au_becs_debit?.last4 ?? null,
        },
      };
    case 'upi':
      return { type: 'upi', upi: { vpa: method.upi?.vpa ?? null } };
    case 'ideal':
      return { type: 'ideal', ideal: { bank: null, bic: null, ...redirected } };
    case 'bancontact':
      return {
        type: 'bancontact',
        bancontact: {
          bank_code: null,
          bank_name: null,
          bic: null,
          generated_sepa_debit: null,
          generated_sepa_debit_mandate: null,
          iban_last4: '7061',
          preferred_language: 'en',
          verified_name: null,
        },
      };
    case 'promptpay':
      return { type: 'promptpay', promptpay: { reference: null } };
    default:
      return { type: method.type };
  }
}

const redirected = {
  generated_sepa_debit: null,
  generated_sepa_debit_mandate: null,
  iban_last4: '6789',
  transaction_id: null,
  verified_name: null,
};

function cardDetails(
  { card }: Stripe.PaymentMethod,
  amount: number,
  authenticated: boolean,
): Pick<Details, 'card'> {
  if (!card) return {};
  return {
    card: {
      amount_authorized: amount,
      authorization_code: null,
      brand: card.brand,
      checks: card.checks,
      country: card.country,
      electronic_commerce_indicator: null,
      exp_month: card.exp_month,
      exp_year: card.exp_year,
      ...(card.fingerprint ? { fingerprint: card.fingerprint } : {}),
      funding: card.funding,
      installments: null,
      last4: card.last4,
      mandate: null,
      network: card.brand,
      network_transaction_id: null,
      regulated_status: card.regulated_status,
      three_d_secure: authenticated ? challenged : null,
      transaction_link_id: null,
      wallet: null,
    },
  };
}

const challenged: Stripe.Charge.PaymentMethodDetails.Card.ThreeDSecure = {
  authentication_flow: 'challenge',
  electronic_commerce_indicator: '05',
  exemption_indicator: null,
  result: 'authenticated',
  result_reason: null,
  transaction_id: null,
  version: '2.2.0',
};

function sepaDetails({ sepa_debit: debit }: Stripe.PaymentMethod): Pick<Details, 'sepa_debit'> {
  return {
    sepa_debit: {
      bank_code: debit?.bank_code ?? null,
      branch_code: null,
      country: debit?.country ?? null,
      fingerprint: null,
      last4: debit?.last4 ?? null,
      mandate: null,
    },
  };
}

function achDetails({
  us_bank_account: bank,
}: Stripe.PaymentMethod): Pick<Details, 'us_bank_account'> {
  return {
    us_bank_account: {
      account_holder_type: bank?.account_holder_type ?? null,
      account_type: bank?.account_type ?? null,
      bank_name: bank?.bank_name ?? null,
      fingerprint: null,
      last4: bank?.last4 ?? null,
      payment_reference: null,
      routing_number: bank?.routing_number ?? null,
    },
  };
}
