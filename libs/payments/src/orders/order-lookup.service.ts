import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { OrderLookup } from '@till/shared-types';
import { PaymentsSettings } from '../options/payments.settings';
import { DatabaseService } from '../database/database.service';
import { JobQueue, type Jobs } from '../jobs/job-queue';
import { ProblemException } from '../problems/problem.exception';
import { FactsRepository } from './facts.repository';
import { OrderLookupsRepository } from './order-lookups.repository';
import { OrderMailsService } from './order-mails.service';
import { readOrderNumber } from './order-number';
import { OrderTokenService } from './order-token.service';
import { OrdersRepository } from './orders.repository';

const LIMIT_SECONDS = 600;

/** So many links in an hour may come to one mailbox, whoever asks for them. */
const PER_ADDRESS = { limit: 5, seconds: 3600 };

/** For a buyer who has lost the link to an order: it is sent to the address that was given when it was paid. */
@Injectable()
export class OrderLookupService {
  constructor(
    private readonly settings: PaymentsSettings,
    private readonly database: DatabaseService,
    private readonly lookups: OrderLookupsRepository,
    private readonly jobs: JobQueue,
    private readonly orders: OrdersRepository,
    private readonly facts: FactsRepository,
    private readonly tokens: OrderTokenService,
    private readonly mails: OrderMailsService,
  ) {
    jobs.work('send-order-link', (lookup) => this.answer(lookup));
  }

  /**
   * Notes the request and looks nothing up: neither answer nor time tells whether there is such an order.
   * @param address of the visitor
   * @throws ProblemException rate_limited, whatever was asked for
   */
  ask({ number, email }: OrderLookup, address: string): Promise<void> {
    const { checkoutLimit: limit = Infinity } = this.settings.shop;
    return this.database.transaction(async (tx) => {
      const visitorHash = this.tokens.visitorHash(address);
      const bounds = { limit, seconds: LIMIT_SECONDS };
      if ((await this.lookups.take(tx, visitorHash, bounds)) === undefined) {
        throw new ProblemException('rate_limited', 'Too many requests. Try again in ten minutes.', {
          retryAfterSeconds: LIMIT_SECONDS,
        });
      }
      await this.jobs.enqueue(tx, 'send-order-link', {
        number: readOrderNumber(number) ?? '',
        emailHash: this.tokens.emailHash(email),
        request: randomUUID(),
      });
    });
  }

  private async answer({ number, emailHash, request }: Jobs['send-order-link']): Promise<void> {
    const order = await this.orders.byNumber(number);
    if (!order) return;
    const { session } = await this.facts.read(this.database.queries, order.id);
    if (!session?.email || this.tokens.emailHash(session.email) !== emailHash) return;
    const taken = await this.database.transaction((tx) =>
      this.lookups.take(tx, emailHash, PER_ADDRESS),
    );
    if (taken === undefined) return;
    try {
      await this.mails.link(order.id, request);
    } catch (error) {
      await this.lookups.giveBack(taken);
      throw error;
    }
  }
}
