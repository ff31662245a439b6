import { Injectable } from '@nestjs/common';
import { DatabaseService } from '../database/database.service';
import { FactsRepository } from '../orders/facts.repository';
import { OrderChangesService } from '../orders/order-changes.service';
import { OrderMailsService } from '../orders/order-mails.service';
import { OrdersRepository } from '../orders/orders.repository';
import { CheckoutRequestsRepository } from './checkout-requests.repository';
import { InboxRepository } from './inbox.repository';

/** Removes what the shop knows of a buyer's person, for good: later reads of Stripe bring none of it back. */
@Injectable()
export class ErasureService {
  constructor(
    private readonly database: DatabaseService,
    private readonly orders: OrdersRepository,
    private readonly facts: FactsRepository,
    private readonly inbox: InboxRepository,
    private readonly requests: CheckoutRequestsRepository,
    private readonly changes: OrderChangesService,
    private readonly mails: OrderMailsService,
  ) {}

  /** What was bought and paid stays. Done again, it changes nothing. */
  async erase(orderId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.orders.lock(tx, orderId);
      const { payment } = await this.facts.read(tx, orderId);
      await this.orders.erase(tx, orderId);
      await this.facts.erasePerson(tx, orderId);
      await this.inbox.emptyOf(tx, orderId, payment?.id);
      await this.requests.forgetOrder(tx, orderId);
      await this.changes.announce(tx, orderId);
    });
    await this.mails.forget(orderId);
  }
}
