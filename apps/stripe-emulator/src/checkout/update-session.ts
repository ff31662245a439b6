import type Stripe from 'stripe';
import type { Account } from '../account/account';
import type { LineRow } from '../account/kinds';
import { invalidRequest } from '../api/stripe-error';
import { newLineItem, withQuantity } from '../resources/line-items';
import { mergeMetadata } from '../resources/metadata';
import { idOf } from '../resources/reference';
import { existing } from '../resources/row';
import { type Session, type SessionParams, repriceSession, shippingOptions } from './session';

type Update = Stripe.Checkout.SessionUpdateParams;

/** Changes an open session; its metadata at any time. @throws StripeError */
export function updateSession(account: Account, session: Session, params: Update): Session {
  const { metadata, line_items: lines, shipping_options: options } = params;
  const details = params.collected_information?.shipping_details;
  const beyondMetadata = lines ?? options ?? details;
  if (beyondMetadata && session.status !== 'open') {
    throw invalidRequest(
      'Only the metadata of a Checkout Session that is not open can be changed.',
    );
  }
  const present = {
    ...session,
    metadata: mergeMetadata(session.metadata ?? {}, metadata),
    ...(details ? { collected_information: collected(details) } : {}),
    ...(options
      ? {
          shipping_options: shippingOptions(
            account,
            { shipping_options: options } as SessionParams,
            session.currency ?? 'usd',
          ),
        }
      : {}),
  };
  if (!lines && !options) return account.store.put('checkout.session', present);
  const contents = existing(account, 'session_contents', session.id);
  return repriceSession(account, present, {
    lines: lines ? replaced(account, contents.lines, lines) : contents.lines,
    shipping: options ? idOf(present.shipping_options[0]?.shipping_rate) : contents.shipping,
  });
}

/** The whole list is sent: lines named by id stay, with their new quantity; others are new. */
function replaced(
  account: Account,
  present: readonly LineRow[],
  params: readonly Stripe.Checkout.SessionUpdateParams.LineItem[],
): LineRow[] {
  return params.map((param, index) => {
    const { id, quantity } = param;
    if (!id) {
      return newLineItem(account, param as Stripe.Checkout.SessionCreateParams.LineItem, index);
    }
    const line = present.find((row) => row.id === id);
    if (!line) {
      throw invalidRequest(`No such line item: '${id}'`, {
        code: 'resource_missing',
        param: `line_items[${index}][id]`,
      });
    }
    return quantity === undefined ? line : withQuantity(account, line, quantity);
  });
}

function collected({
  name,
  address,
}: Stripe.Checkout.SessionUpdateParams.CollectedInformation.ShippingDetails): Session['collected_information'] {
  return {
    business_name: null,
    individual_name: null,
    shipping_details: {
      name,
      address: {
        city: address.city ?? null,
        country: address.country,
        line1: address.line1,
        line2: address.line2 ?? null,
        postal_code: address.postal_code ?? null,
        state: address.state ?? null,
      },
    },
  };
}
