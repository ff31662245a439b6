import { Injectable } from '@nestjs/common';
import {
  type CheckoutLine,
  compare,
  type CreateCheckoutSession,
  equal,
  MAX_QUANTITY,
  MAXIMUM_CHARGE,
  minimumCharge,
  money,
  multiply,
  type OrderLine,
  type ProblemDetail,
  type Product,
  sum,
} from '@till/shared-types';
import { Catalog } from '../catalog/catalog';
import { PaymentsSettings } from '../options/payments.settings';
import { sha256 } from '../orders/digest';
import { ProblemException } from '../problems/problem.exception';
import type { PricedCart } from './priced-cart';

const AMOUNT_TOO_LARGE: ProblemDetail = {
  pointer: '/products',
  code: 'amount_too_large',
  detail: 'The total is more than can be paid by card at once.',
};

interface RequestedLine {
  readonly id: string;
  readonly quantity: number;
  readonly price: number | undefined;
  /** Of its first mention in the body. */
  readonly index: number;
}

/** Puts the catalogue's prices on a cart; the shopper's are compared and never charged. */
@Injectable()
export class PricingService {
  constructor(
    private readonly catalog: Catalog,
    private readonly settings: PaymentsSettings,
  ) {}

  /**
   * @throws ProblemException not_in_list, out_of_range, product_unavailable, price_changed, amount_too_small or
   * amount_too_large
   */
  async price(request: CreateCheckoutSession): Promise<PricedCart> {
    const currency = await this.currency(request.currency);
    const requested = merge(request.products);
    const found = await this.catalog.find(
      requested.map(({ id }) => id),
      currency,
      request.locale,
    );
    const products = new Map(found.map((product) => [product.id, product]));
    refuse(requested.flatMap((line) => unavailable(line, products.get(line.id))));
    refuse(requested.flatMap((line) => changed(line, products.get(line.id))));
    refuse(requested.flatMap((line) => tooMuch(line, products.get(line.id))));
    const lines = requested.flatMap((line) => orderLine(line, products.get(line.id)));
    const subtotal = sum(
      lines.map(({ total }) => total),
      currency,
    );
    refuse(unchargeable(subtotal.amount, currency));
    const content = [request.uiMode ?? 'hosted_page', request.locale, lines];
    return { currency, lines, subtotal, contentHash: sha256(JSON.stringify(content)) };
  }

  private async currency(asked: string | undefined): Promise<string> {
    const { currency } = this.settings.shop;
    if (asked === undefined || asked === currency) return currency;
    const offered = await this.catalog.currencies();
    if (!offered.includes(asked)) {
      const detail = `The currencies offered are ${offered.join(', ')}.`;
      refuse([{ pointer: '/currency', code: 'not_in_list', detail }]);
    }
    return asked;
  }
}

/** A product that stands twice is one line; two prices for it are both compared. */
function merge(products: readonly CheckoutLine[]): readonly RequestedLine[] {
  const lines = new Map<string, RequestedLine>();
  for (const [index, { id, quantity = 1, price }] of products.entries()) {
    const before = lines.get(id);
    if (before && price !== undefined && before.price !== undefined && price !== before.price) {
      const detail = 'The product stands twice, at two prices.';
      refuse([{ pointer: `/products/${index}/price`, code: 'out_of_range', detail }]);
    }
    lines.set(id, {
      id,
      quantity: quantity + (before?.quantity ?? 0),
      price: price ?? before?.price,
      index: before?.index ?? index,
    });
  }
  for (const { quantity, index } of lines.values()) {
    if (quantity > MAX_QUANTITY) {
      const detail = `At most ${MAX_QUANTITY} of a product can be ordered at once.`;
      refuse([{ pointer: `/products/${index}/quantity`, code: 'out_of_range', detail }]);
    }
  }
  return [...lines.values()];
}

function unavailable({ index }: RequestedLine, product: Product | undefined): ProblemDetail[] {
  if (product) return [];
  const detail = 'This product is not for sale in this currency.';
  return [{ pointer: `/products/${index}/id`, code: 'product_unavailable', detail }];
}

function changed({ index, price }: RequestedLine, product: Product | undefined): ProblemDetail[] {
  if (!product || price === undefined) return [];
  const current = product.price;
  if (equal(current, money(price, current.currency))) return [];
  const detail = 'The price is another than the one shown.';
  return [{ pointer: `/products/${index}/price`, code: 'price_changed', detail, current }];
}

/** Before anything is added up, so that every sum is an exact integer. */
function tooMuch({ quantity }: RequestedLine, product: Product | undefined): ProblemDetail[] {
  const isTooMuch = product && product.price.amount > MAXIMUM_CHARGE / quantity;
  return isTooMuch ? [AMOUNT_TOO_LARGE] : [];
}

function orderLine({ quantity }: RequestedLine, product: Product | undefined): OrderLine[] {
  if (!product) return [];
  const { id, name, image, price, shippable } = product;
  const total = multiply(price, quantity);
  return [{ productId: id, name, image: image.src, quantity, unitPrice: price, total, shippable }];
}

function unchargeable(amount: number, currency: string): ProblemDetail[] {
  const total = money(amount, currency);
  const least = money(minimumCharge(currency) ?? 0, currency);
  if (amount > 0 && compare(total, least) < 0) {
    const detail = `The least that can be paid by card is ${least.amount} ${currency}, in minor units.`;
    return [{ pointer: '/products', code: 'amount_too_small', detail, current: least }];
  }
  if (compare(total, money(MAXIMUM_CHARGE, currency)) <= 0) return [];
  return [AMOUNT_TOO_LARGE];
}

function refuse(errors: readonly ProblemDetail[]): void {
  const [first] = errors;
  if (first) throw new ProblemException(first.code, first.detail, { errors });
}
