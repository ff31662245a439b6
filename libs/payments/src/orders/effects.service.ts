import { Injectable, Logger } from '@nestjs/common';
import type { PaymentStatus } from '@till/shared-types';
import type { Transaction } from '../database/connection';
import { PaymentsSettings } from '../options/payments.settings';
import { DatabaseService } from '../database/database.service';
import { JobQueue } from '../jobs/job-queue';
import { accountOf, MAX_TRIES, tryOnce } from '../jobs/outcome';
import { EffectsRegistry } from './effects.registry';
import { EffectsRepository } from './effects.repository';
import { FactsRepository } from './facts.repository';
import { orderReached } from './order-reached';
import { OrdersRepository } from './orders.repository';

/** What follows from an order's status, each once per order. */
@Injectable()
export class EffectsService {
  private readonly logger = new Logger('Effects');

  constructor(
    private readonly registry: EffectsRegistry,
    private readonly rows: EffectsRepository,
    private readonly database: DatabaseService,
    private readonly orders: OrdersRepository,
    private readonly facts: FactsRepository,
    private readonly jobs: JobQueue,
    private readonly settings: PaymentsSettings,
  ) {
    jobs.work('run-effect', ({ orderId, name }) => this.perform(orderId, name));
  }

  /** Part of the transaction that gives the order its status, the order being locked. */
  async run(tx: Transaction, orderId: string, status: PaymentStatus): Promise<void> {
    for (const { name, run } of this.registry.inTransactionOn(status)) {
      const [isNew] = await this.rows.insert(tx, orderId, [name], 'done');
      if (isNew) await run(tx, orderId);
    }
    for (const reached of await this.firstReached(tx, orderId, status)) {
      const names = this.registry.inJobsOn(reached).map(({ name }) => name);
      if (names.length === 0) continue;
      const isLost =
        reached === 'paid' && (await this.orders.fulfilment(tx, orderId)) === 'unfulfillable';
      if (!isLost) await this.require(tx, orderId, names);
    }
  }

  /**
   * The effects will happen, if and only if the transaction commits; asked for twice, each happens once. One that
   * nobody does here, being turned off, does not happen.
   */
  async require(tx: Transaction, orderId: string, names: readonly string[]): Promise<void> {
    const known = names.filter((name) => this.registry.find(name));
    for (const name of await this.rows.insert(tx, orderId, known, 'pending')) {
      const singletonKey = `${orderId} ${name}`;
      await this.jobs.enqueue(tx, 'run-effect', { orderId, name }, { singletonKey });
    }
  }

  /**
   * A row tells for each status that it was reached, so that an effect which a later release adds does not happen
   * for the orders of earlier years. An order whose first known status is `partially_refunded` was paid.
   */
  private async firstReached(
    tx: Transaction,
    orderId: string,
    status: PaymentStatus,
  ): Promise<readonly PaymentStatus[]> {
    const reached = status === 'partially_refunded' ? (['paid', status] as const) : [status];
    const names = reached.map((one) => `reached:${one}`);
    const first = await this.rows.insert(tx, orderId, names, 'done');
    return reached.filter((one) => first.includes(`reached:${one}`));
  }

  private async perform(orderId: string, name: string): Promise<void> {
    const tries = await this.rows.begin(orderId, name);
    if (tries === undefined) return;
    const tried = await tryOnce(() => this.attempt(orderId, name), tries);
    const { outcome, again } = tried;
    await this.rows.mark(orderId, name, outcome);
    if (outcome.state === 'dead') {
      this.logger.error(`${name} of order ${orderId} was given up after ${MAX_TRIES} tries`);
    }
    if (!again) return;
    const account = accountOf(tried, this.settings.production);
    this.logger.warn(`${name} of order ${orderId} will be tried again: ${account}`);
    throw again;
  }

  private async attempt(orderId: string, name: string): Promise<void> {
    const effect = this.registry.find(name);
    if (!effect) throw new Error(`Nobody does ${name} here`);
    const order = await this.orders.byId(orderId);
    if (!order) throw new Error(`There is no order ${orderId}`);
    const facts = await this.facts.read(this.database.queries, orderId);
    const { id: shopId } = this.settings.shop;
    await effect.run(orderReached(order, facts, { effect: name, shopId }));
  }
}
