import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { money } from '@till/shared-types';
import { PaymentsSettings } from '../options/payments.settings';
import { DatabaseService } from '../database/database.service';
import { Mailer } from '../mail/mailer';
import { orderMail, type OrderMailContent, type OrderMailKind } from '../mail/order-mail';
import { ORDER_CONFIRMATION, ORDER_REFUNDED } from './effects';
import { EffectsRegistry } from './effects.registry';
import type { SessionFact } from './facts';
import { FactsRepository } from './facts.repository';
import type { StoredOrder } from './order';
import { OrderTokenService } from './order-token.service';
import { OrdersRepository } from './orders.repository';

/** One address that a mail server can be told. */
const ADDRESS = /^[^\s<>@,;:"\\()[\]]+@[^\s<>@,;:"\\()[\]]+$/;

/** Mails to the buyer about an order. Where no address is known, or none any more, nothing is sent. */
@Injectable()
export class OrderMailsService {
  constructor(
    private readonly settings: PaymentsSettings,
    private readonly database: DatabaseService,
    private readonly orders: OrdersRepository,
    private readonly facts: FactsRepository,
    private readonly tokens: OrderTokenService,
    registry: EffectsRegistry,
    /** Where the application has none, nobody is written to. */
    @Inject(Mailer) private readonly mailer: Mailer | null,
  ) {
    if (!mailer) return;
    registry.register({
      name: ORDER_CONFIRMATION,
      on: ['paid'],
      run: ({ orderId }) => this.send(orderId, 'confirmed', ORDER_CONFIRMATION),
    });
    registry.register({
      name: ORDER_REFUNDED,
      on: [],
      run: ({ orderId }) => this.send(orderId, 'refunded', ORDER_REFUNDED),
    });
  }

  /**
   * Sends the buyer the link to the order's page.
   * @param request names who asked: the same again is the same mail, which a mailbox may show once
   * @throws OutageError while no mail can be sent, MailRefusedError
   */
  link(orderId: string, request: string = randomUUID()): Promise<void> {
    return this.send(orderId, 'link', `link.${request}`);
  }

  /** Removes the mails about the order that are kept here, if any are. */
  async forget(orderId: string): Promise<void> {
    const order = await this.orders.byId(orderId);
    if (order) await this.mailer?.forget(`${order.number}.`);
  }

  /** @param name of the mail among those of the order */
  private async send(orderId: string, kind: OrderMailKind, name: string): Promise<void> {
    const order = await this.orders.byId(orderId);
    const { session } = await this.facts.read(this.database.queries, orderId);
    if (!order || !session?.email || !ADDRESS.test(session.email)) return;
    const mail = orderMail(kind, this.content(order, session));
    await this.mailer?.send({ ...mail, id: `${order.number}.${name}`, to: session.email });
  }

  private content(order: StoredOrder, session: SessionFact): OrderMailContent {
    const { webUrl, pages } = this.settings;
    const { name: shop } = this.settings.shop;
    const { snapshot, number, id } = order;
    const { currency, amountDiscount, amountShipping, amountTax } = session;
    const extras = [
      { label: 'discount', amount: money(-amountDiscount, currency) },
      { label: 'shipping', amount: money(amountShipping, currency) },
      { label: 'tax', amount: money(snapshot.allowed.taxIncluded ? 0 : amountTax, currency) },
    ] as const;
    return {
      number,
      lines: snapshot.lines,
      extras: extras.filter(({ amount }) => amount.amount !== 0),
      total: money(session.amountTotal, currency),
      shipping: session.shipping,
      shop,
      link: webUrl + pages.order(this.tokens.tokenOf(id), snapshot.locale),
      locale: snapshot.locale,
    };
  }
}
