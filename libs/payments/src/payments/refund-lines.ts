import { chargeStep, type OrderLine } from '@till/shared-types';
import type { SessionFact } from '../orders/facts';
import { ProblemException } from '../problems/problem.exception';

/** So many of a product that was bought. */
export interface RefundLine {
  readonly productId: string;
  readonly quantity: number;
}

/** Lines that were given back together, and what for: minor units. */
export interface LineRefund {
  readonly lines: readonly RefundLine[];
  readonly amount: number;
}

/**
 * What was paid for so many of the lines, with discount and tax as Stripe put them on each; where Stripe does not tell,
 * with their share of both. Shipping is not in it. What rounding leaves over comes with the lines that are given back last.
 * @param earlier what was given back by line before
 * @returns minor units of the order's currency
 * @throws ProblemException product_not_found, out_of_range, refund_exceeds_rest for more than was bought
 */
export function amountOfLines(
  asked: readonly RefundLine[],
  bought: readonly OrderLine[],
  session: SessionFact,
  earlier: readonly LineRefund[],
): number {
  const given = earlier.reduce((sum, { amount }) => sum + amount, 0);
  const taken: RefundLine[] = [];
  let total = 0;
  for (const line of [...earlier.flatMap(({ lines }) => lines), ...asked]) {
    total += priceOf(line, bought, taken);
    taken.push(line);
  }
  const worths = worthsOf(bought, session);
  const paid = worths
    ? bought.reduce((sum, line, index) => sum + partOf(line, worths[index] ?? 0, taken), 0)
    : share(total, paidForGoods(session), session.amountSubtotal);
  return paid - (paid % chargeStep(session.currency)) - given;
}

/** What was paid for each line, where Stripe's lines tell: two that look alike may be taxed differently. */
function worthsOf(bought: readonly OrderLine[], { lines }: SessionFact): number[] | undefined {
  const worths = bought.map(({ quantity, total }) => {
    const alike = lines.filter((one) => one.quantity === quantity && one.amount === total.amount);
    const [worth, other] = new Set(alike.map((one) => one.total));
    return other === undefined ? worth : undefined;
  });
  return worths.every((worth) => worth !== undefined) ? worths : undefined;
}

function partOf(line: OrderLine, worth: number, taken: readonly RefundLine[]): number {
  const count = taken
    .filter(({ productId }) => productId === line.productId)
    .reduce((sum, { quantity }) => sum + quantity, 0);
  return share(worth, count, line.quantity);
}

function paidForGoods({ lines, amountSubtotal, amountDiscount }: SessionFact): number {
  const untaxed = amountSubtotal - amountDiscount;
  const isKnown = lines.length > 0 && lines.every(({ total }) => total !== undefined);
  return isKnown ? lines.reduce((sum, { total = 0 }) => sum + total, 0) : untaxed;
}

function priceOf(
  { productId, quantity }: RefundLine,
  bought: readonly OrderLine[],
  taken: readonly RefundLine[],
): number {
  const line = bought.find((one) => one.productId === productId);
  if (!line) {
    const ids = bought.map((one) => one.productId).join(', ');
    throw new ProblemException(
      'product_not_found',
      `The order has no such product. It has: ${ids}.`,
    );
  }
  if (!Number.isSafeInteger(quantity) || quantity < 1) {
    throw new ProblemException('out_of_range', 'A quantity is a whole number, 1 or more.');
  }
  const before = taken
    .filter((one) => one.productId === productId)
    .reduce((sum, one) => sum + one.quantity, 0);
  if (before + quantity > line.quantity) {
    const left = line.quantity - before;
    throw new ProblemException(
      'refund_exceeds_rest',
      `Of this product ${left} of ${line.quantity} can still be refunded.`,
    );
  }
  return line.unitPrice.amount * quantity;
}

/** Rounded down. The product of two amounts may be more than a number holds exactly. */
function share(amount: number, part: number, whole: number): number {
  return whole === 0 ? 0 : Number((BigInt(amount) * BigInt(part)) / BigInt(whole));
}
