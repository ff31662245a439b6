import { Injectable, Logger } from '@nestjs/common';
import { PaymentsSettings } from '../../options/payments.settings';
import { SettlementService } from '../settlement.service';
import { StripeRefusalError } from '../stripe-fault';
import { StripeService } from '../stripe.service';
import type { DatabaseSnapshot, Terms } from './books';
import type { Break, Repair } from './break';
import { DatabaseSnapshotRepository } from './database-snapshot.repository';
import { type Findings, findBreaks } from './find-breaks';
import { StripeExportService } from './stripe-export.service';
import { type Total, totalsOf } from './totals';

export interface ReconciliationPeriod {
  /** Unix seconds, both included: when Stripe made what is compared. */
  readonly from: number;
  readonly to: number;
  /** Differences younger than so many seconds are no breaks yet. */
  readonly clearing: number;
}

export interface Reconciliation extends Findings {
  readonly totals: readonly Total[];
  /** Number by id of all orders that were compared. */
  readonly numbers: ReadonlyMap<string, string>;
  /** What was repaired, where that was asked for. */
  readonly repaired: readonly Break[];
}

/** Compares the shop's books with Stripe's, and repairs what one more reading of Stripe repairs. */
@Injectable()
export class ReconciliationService {
  private readonly logger = new Logger('Reconciliation');
  private readonly live: boolean;

  constructor(
    private readonly exports: StripeExportService,
    private readonly snapshots: DatabaseSnapshotRepository,
    private readonly settlement: SettlementService,
    private readonly stripe: StripeService,
    settings: PaymentsSettings,
  ) {
    this.live = settings.stripe.mode === 'live';
  }

  /** Changes nothing. @throws StripeUnavailableError */
  async compare({ from, to, clearing }: ReconciliationPeriod): Promise<Reconciliation> {
    const now = Math.floor(Date.now() / 1000);
    const period = { gte: from, lte: to };
    const stripe = await this.exports.read(period);
    const named = [...stripe.sessions, ...stripe.refunds, ...stripe.disputes];
    const ids = named.map(({ orderId }) => orderId);
    // After Stripe, so that what is not there yet is missing there and not here.
    const database = await this.snapshots.read(period, ids);
    const tookSeconds = Math.ceil(Date.now() / 1000) - now;
    const terms: Terms = { from, to, now, tookSeconds, clearing, live: this.live };
    return {
      ...findBreaks(stripe, database, terms),
      totals: totalsOf(stripe, database, terms),
      numbers: numbersOf(database),
      repaired: [],
    };
  }

  /** Repairs what it can, also what may be on its way, and compares again. @throws StripeUnavailableError */
  async repair(period: ReconciliationPeriod): Promise<Reconciliation> {
    const before = await this.compare(period);
    const differences = [...before.breaks, ...before.inClearing];
    for (const repair of repairsOf(differences)) await this.perform(repair);
    const after = await this.compare(period);
    const left = new Set([...after.breaks, ...after.inClearing].map(nameOf));
    const repaired = differences.filter((one) => one.repair && !left.has(nameOf(one)));
    return { ...after, repaired };
  }

  private async perform(repair: Repair): Promise<void> {
    if (repair.kind === 'expire') return this.stripe.expireSession(repair.sessionId);
    try {
      await this.settlement.settle(repair.orderId, 'reconcile', repair.sessionId);
    } catch (error) {
      if (!(error instanceof StripeRefusalError)) throw error;
      this.logger.error(`Stripe does not say what became of order ${repair.orderId}`);
    }
  }
}

function repairsOf(breaks: readonly Break[]): Repair[] {
  const repairs = breaks.flatMap(({ repair }) => repair ?? []);
  return [...new Map(repairs.map((repair) => [JSON.stringify(repair), repair])).values()];
}

const nameOf = ({ kind, orderId, object }: Break) => `${kind} ${orderId} ${object}`;

function numbersOf({ orders }: DatabaseSnapshot): ReadonlyMap<string, string> {
  return new Map(orders.map(({ id, number }) => [id, number]));
}
