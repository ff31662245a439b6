import { Injectable, Logger } from '@nestjs/common';
import { PAID_STATUSES, type PaymentStatus } from '@till/shared-types';
import { Stock } from '../catalog/stock';
import type { Transaction } from '../database/connection';
import { JobQueue } from '../jobs/job-queue';
import { safeMessage } from '../problems/error-fields';
import type { JobEffect, TransactionEffect } from './effects';
import { EffectsRepository } from './effects.repository';
import { OrdersRepository } from './orders.repository';

/** Paid, but the stock is gone, or the cart was paid before: the money goes back by itself. */
export const REFUND_UNFULFILLABLE = 'refund-unfulfillable';

/** After so many tries a person has to look. */
const MAX_ATTEMPTS = 10;

/** What follows from an order's status, each once per order. */
@Injectable()
export class EffectsService {
  private readonly logger = new Logger('Effects');
  private readonly jobEffects = new Map<string, JobEffect>();
  private readonly effects: readonly TransactionEffect[] = [
    { name: 'commit-stock', on: PAID_STATUSES, run: (tx, id) => this.commitStock(tx, id) },
    {
      name: 'release-stock',
      on: ['failed', 'expired', 'canceled'],
      run: (tx, id) => this.stock.release(tx, id),
    },
  ];

  constructor(
    private readonly stock: Stock,
    private readonly orders: OrdersRepository,
    private readonly rows: EffectsRepository,
    private readonly jobs: JobQueue,
  ) {
    jobs.work('run-effect', ({ orderId, name }) => this.perform(orderId, name));
  }

  /** Says who does the effect that `require` asks for. */
  register(effect: JobEffect): void {
    this.jobEffects.set(effect.name, effect);
  }

  async run(tx: Transaction, orderId: string, status: PaymentStatus): Promise<void> {
    for (const { name, on, run } of this.effects) {
      if (on.includes(status) && (await this.rows.insert(tx, orderId, name, 'done'))) {
        await run(tx, orderId);
      }
    }
  }

  /** The effect will happen, if and only if the transaction commits; asked for twice, it happens once. */
  async require(tx: Transaction, orderId: string, name: string): Promise<void> {
    if (await this.rows.insert(tx, orderId, name, 'pending')) {
      await this.jobs.enqueue(tx, 'run-effect', { orderId, name });
    }
  }

  private async perform(orderId: string, name: string): Promise<void> {
    const row = await this.rows.find(orderId, name);
    if (row?.state !== 'pending') return;
    const effect = this.jobEffects.get(name);
    if (!effect) throw new Error(`Nobody does ${name} here`);
    try {
      await effect.run(orderId);
      await this.rows.mark(orderId, name, 'done');
    } catch (error) {
      const isLast = row.attempts + 1 >= MAX_ATTEMPTS;
      await this.rows.mark(orderId, name, isLast ? 'dead' : 'pending', safeMessage(error));
      if (!isLast) throw error;
      this.logger.error(`${name} of order ${orderId} was given up after ${MAX_ATTEMPTS} tries`);
    }
  }

  /** Of two payments for one cart the second is not kept, whatever the stock. */
  private async commitStock(tx: Transaction, orderId: string): Promise<void> {
    const isSecond = await this.orders.isPaidTwice(tx, orderId);
    const sold = !isSecond && (await this.stock.commit(tx, orderId));
    if (isSecond) await this.stock.release(tx, orderId);
    await this.orders.setFulfilment(tx, orderId, sold ? 'fulfilled' : 'unfulfillable');
    if (!sold) await this.require(tx, orderId, REFUND_UNFULFILLABLE);
  }
}
