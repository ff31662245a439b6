import type Stripe from 'stripe';
import type { Account } from '../account/account';
import type { LineItem, LineRow, Price } from '../account/kinds';
import { exclusiveParameters, missingParameter } from '../api/parameter-errors';
import { invalidRequest } from '../api/stripe-error';
import { mergeMetadata } from './metadata';
import { newPrice } from './prices';
import { newProduct } from './products';
import { existing } from './row';

type LineItemParam = Stripe.Checkout.SessionCreateParams.LineItem;

/** @throws StripeError for a line without price, quantity or amount */
export function newLineItem(account: Account, param: LineItemParam, index: number): LineRow {
  const at = `line_items[${index}]`;
  const price = priceOf(account, param, at);
  const quantity = param.quantity;
  if (quantity === undefined) throw missingParameter(`${at}[quantity]`);
  if (quantity < 0 || quantity > 999_999) {
    throw invalidRequest('Invalid non-negative integer', { param: `${at}[quantity]` });
  }
  const amount = Math.round(Number(price.unit_amount_decimal) * quantity);
  return {
    id: account.ids.next('li_1', 23),
    object: 'item',
    adjustable_quantity: adjustable(param.adjustable_quantity),
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency: price.currency,
    description: account.store.get('product', String(price.product))?.name ?? null,
    metadata: mergeMetadata({}, param.metadata),
    price: price.id,
    quantity,
  };
}

/** The line as the API shows it. */
export function lineItem(account: Account, row: LineRow): LineItem {
  return { ...row, price: account.store.get('price', row.price) ?? null };
}

/** The line with another quantity and the amounts that follow from it. */
export function withQuantity(account: Account, line: LineRow, quantity: number): LineRow {
  const price = existing(account, 'price', line.price);
  const amount = Math.round(Number(price.unit_amount_decimal) * quantity);
  return { ...line, quantity, amount_subtotal: amount, amount_total: amount };
}

function priceOf(account: Account, param: LineItemParam, at: string): Price {
  if (param.price && param.price_data) {
    throw exclusiveParameters(`${at}[price]`, `${at}[price_data]`);
  }
  if (param.price) return existingPrice(account, param.price, at);
  const data = param.price_data;
  if (!data) throw missingParameter(`${at}[price_data]`);
  if (data.product && data.product_data) {
    throw exclusiveParameters(`${at}[price_data][product]`, `${at}[price_data][product_data]`);
  }
  const product = data.product_data
    ? newProduct(account, { ...data.product_data, active: false }).id
    : existingProduct(account, data.product, at);
  const { unit_amount_decimal: decimal, unit_amount: amount } = data;
  return newPrice(
    account,
    {
      currency: data.currency,
      product,
      active: false,
      ...(amount === undefined ? {} : { unit_amount: amount }),
      ...(decimal === undefined ? {} : { unit_amount_decimal: String(decimal) }),
      ...(data.tax_behavior ? { tax_behavior: data.tax_behavior } : {}),
    },
    `${at}[price_data]`,
  );
}

function existingPrice(account: Account, id: string, at: string): Price {
  const price = account.store.get('price', id);
  if (price?.active) return price;
  if (price) {
    throw invalidRequest(
      'The price specified is inactive. This field only accepts active prices.',
      { param: `${at}[price]` },
    );
  }
  throw invalidRequest(`No such price: '${id}'`, {
    code: 'resource_missing',
    param: `${at}[price]`,
  });
}

function existingProduct(account: Account, id: string | undefined, at: string): string {
  if (id === undefined) throw missingParameter(`${at}[price_data][product_data]`);
  if (account.store.get('product', id)) return id;
  throw invalidRequest(`No such product: '${id}'`, {
    code: 'resource_missing',
    param: `${at}[price_data][product]`,
  });
}

function adjustable(param: LineItemParam['adjustable_quantity']): LineItem['adjustable_quantity'] {
  if (!param?.enabled) return null;
  return { enabled: true, minimum: param.minimum ?? 0, maximum: param.maximum ?? 99 };
}
