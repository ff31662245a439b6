import { Injectable } from '@nestjs/common';
import { and, between, eq, inArray, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { PaymentsSettings } from '../../options/payments.settings';
import type { Transaction } from '../../database/connection';
import { DatabaseService } from '../../database/database.service';
import {
  attempts,
  disputeFacts,
  orders,
  paymentFacts,
  refundFacts,
  refundRequests,
  sessionFacts,
  statusChanges,
} from '../../database/schema/schema';
import type { OrderSnapshot } from '../../orders/snapshot';
import type { Period } from '../period';
import type { DatabaseSnapshot, OrderInBooks } from './books';

/** Orders at a time: each is a parameter of the queries. */
const CHUNK = 1_000;

/** Reads what the database has of a period. */
@Injectable()
export class DatabaseSnapshotRepository {
  private readonly shopId: string;

  constructor(
    private readonly database: DatabaseService,
    settings: PaymentsSettings,
  ) {
    this.shopId = settings.shop.id;
  }

  /** @param named orders that Stripe's objects name, whenever they were made */
  read(period: Period, named: readonly string[]): Promise<DatabaseSnapshot> {
    return this.database.snapshot(async (tx) => {
      const ids = [...new Set([...(await touched(tx, period)), ...named])];
      const read: OrderInBooks[] = [];
      for (let start = 0; start < ids.length; start += CHUNK) {
        read.push(...(await this.ordersOf(tx, ids.slice(start, start + CHUNK))));
      }
      return { orders: read };
    });
  }

  private async ordersOf(tx: Transaction, ids: readonly string[]): Promise<OrderInBooks[]> {
    const isOne = (column: PgColumn) => inArray(column, [...ids]);
    const sessions = await tx.select().from(sessionFacts).where(isOne(sessionFacts.orderId));
    const payments = await tx.select().from(paymentFacts).where(isOne(paymentFacts.orderId));
    const refunds = await tx.select().from(refundFacts).where(isOne(refundFacts.orderId));
    const disputes = await tx.select().from(disputeFacts).where(isOne(disputeFacts.orderId));
    const requests = await tx.select().from(refundRequests).where(isOne(refundRequests.orderId));
    const changes = await tx
      .select({ orderId: statusChanges.orderId, at: sql<string>`max(${statusChanges.at})` })
      .from(statusChanges)
      .where(isOne(statusChanges.orderId))
      .groupBy(statusChanges.orderId);
    const rows = await tx
      .select({ order: orders, attempt: attempts.state })
      .from(orders)
      .leftJoin(attempts, eq(attempts.orderId, orders.id))
      .where(and(isOne(orders.id), eq(orders.shopId, this.shopId)));

    const session = new Map(sessions.map((row) => [row.orderId, row]));
    const payment = new Map(payments.map((row) => [row.orderId, row]));
    const change = new Map(changes.map((row) => [row.orderId, row.at]));
    const refundsOf = Map.groupBy(refunds, ({ orderId }) => orderId);
    const disputesOf = Map.groupBy(disputes, ({ orderId }) => orderId);
    const requestsOf = Map.groupBy(requests, ({ orderId }) => orderId);
    return rows.map(({ order, attempt }) => {
      const { id } = order;
      const [itsSession, itsPayment] = [session.get(id), payment.get(id)];
      return {
        id,
        number: order.number,
        cartHash: order.cartHash,
        status: order.status,
        fulfilment: order.fulfilment,
        createdAt: seconds(order.createdAt),
        changedAt: seconds(new Date(change.get(id) ?? order.createdAt)),
        snapshot: order.snapshot as OrderSnapshot,
        refused: attempt === 'refused',
        facts: {
          ...(itsSession && { session: itsSession }),
          ...(itsPayment && { payment: itsPayment }),
          refunds: refundsOf.get(id) ?? [],
          disputes: disputesOf.get(id) ?? [],
        },
        requests: (requestsOf.get(id) ?? []).map((request) => ({
          ...request,
          askedAt: seconds(request.createdAt),
        })),
      };
    });
  }
}

/** Orders that were made in the period, or of which Stripe made something in it. */
async function touched(tx: Transaction, { gte, lte }: Period): Promise<string[]> {
  const ids: string[] = [];
  const facts = [sessionFacts, paymentFacts, refundFacts, disputeFacts];
  for (const table of facts) {
    const { orderId, created } = table as PgTable & Record<'orderId' | 'created', PgColumn>;
    const rows = await tx
      .select({ id: orderId })
      .from(table)
      .where(between(created, gte, lte));
    ids.push(...rows.map(({ id }) => String(id)));
  }
  const made = await tx
    .select({ id: orders.id })
    .from(orders)
    .where(between(orders.createdAt, new Date(gte * 1000), new Date(lte * 1000)));
  return [...ids, ...made.map(({ id }) => id)];
}

const seconds = (at: Date) => Math.floor(at.getTime() / 1000);
