import { Injectable } from '@nestjs/common';
import { formatMoney, money, type Money, parseMoney } from '@till/shared-types';
import { z } from 'zod';
import {
  DatabaseService,
  FactsRepository,
  OrdersRepository,
  ProblemException,
  type RefundFact,
  RefundsService,
  type StoredOrder,
} from '@till/payments';
import { CommandRunner } from '../command-runner';
import type { CommandAnswer, OperatorCommand } from '../operator-command';
import { namedOrder } from './named-order';
import { numberInput } from './order-input';

const input = z.strictObject({
  number: numberInput,
  /** Repeated, it is the same refund. */
  request: z.string().regex(/^[\w-]{1,64}$/),
  /** Major units, as `12.50`. */
  amount: z.string().optional(),
  lines: z
    .array(z.strictObject({ productId: z.string().min(1), quantity: z.number().int().min(1) }))
    .min(1)
    .max(100)
    .optional(),
});

/** Gives back an order's payment: the rest of it, an amount, or so many of its lines. */
@Injectable()
export class RefundCommand implements OperatorCommand<z.infer<typeof input>> {
  readonly name = 'refund';
  readonly input = input;

  constructor(
    private readonly database: DatabaseService,
    private readonly orders: OrdersRepository,
    private readonly facts: FactsRepository,
    private readonly refunds: RefundsService,
    commands: CommandRunner,
  ) {
    commands.offer(this);
  }

  async run({ number, request, amount, lines }: z.infer<typeof input>): Promise<CommandAnswer> {
    const order = await namedOrder(this.orders, number);
    await this.refunds.refund({
      orderId: order.id,
      name: request,
      source: 'operator',
      ...(amount !== undefined && { amount: amountOf(amount, order) }),
      ...(lines && { lines }),
    });
    return this.answer(order, request);
  }

  private async answer({ id, number }: StoredOrder, request: string): Promise<CommandAnswer> {
    const { payment, refunds } = await this.facts.read(this.database.queries, id);
    const key = `refund:${id}:${request}:`;
    const made = refunds.findLast(({ requestKey }) => requestKey?.startsWith(key));
    const given = refunds
      .filter(({ status }) => !['failed', 'canceled'].includes(status))
      .reduce((total, refund) => total + refund.amount, 0);
    const rest = payment && money(payment.amountReceived - given, payment.currency);
    const left = rest ? ` ${shown(rest)} of its payment is left.` : '';
    return {
      ok: made?.status !== 'failed',
      text: made
        ? `Order ${number}: refund ${made.id} of ${shown(made)} ${OUTCOMES[made.status] ?? made.status}.${left}`
        : `Order ${number}: there was nothing left to refund.`,
      data: { number, request, refund: made ?? null, rest: rest ?? null },
    };
  }
}

/** What a person is told of a refund's status at Stripe. */
const OUTCOMES: Readonly<Record<string, string>> = {
  succeeded: 'is made',
  pending: 'is under way; Stripe will say whether it succeeds',
  requires_action: 'waits for the buyer, whom Stripe asks for a bank account',
  failed: 'FAILED: the buyer has got nothing',
  canceled: 'was canceled',
};

const shown = ({ amount, currency }: Pick<RefundFact, 'amount' | 'currency'>) =>
  formatMoney({ amount, currency }, 'en');

/** @throws ProblemException wrong_format for what is no amount of the order's currency */
function amountOf(typed: string, { snapshot }: StoredOrder): Money {
  const { currency } = snapshot.subtotal;
  try {
    return parseMoney(typed, currency);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const example = formatMoney(snapshot.subtotal, 'en');
    throw new ProblemException(
      'wrong_format',
      `That is no amount of ${currency.toUpperCase()}. The order was for ${example}; type it as 12.50, with no more decimals than the currency has.`,
    );
  }
}
