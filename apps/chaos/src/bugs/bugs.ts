import type { Bug } from './bug';

const PAYMENTS = 'libs/payments/src/payments';
const ORDERS = 'libs/payments/src/orders';
const CATALOG = 'libs/payments/src/catalog';

export const BUGS: readonly Bug[] = [
  {
    name: 'the webhook is answered before the event is stored',
    patches: [
      {
        file: `${PAYMENTS}/stripe-webhook.controller.ts`,
        find: "return this.events.receive(this.verified(rawBody, signature), 'webhook');",
        replace: `const event = this.verified(rawBody, signature);
          this.events.receive(event, 'webhook').catch(() => undefined);
          return Promise.resolve({ received: true, duplicate: false });`,
      },
    ],
    shows: {
      points: [
        ['InboxRepository.insert:before', 'SIGKILL', 'buying'],
        ['InboxRepository.insert:before', 'database', 'buying'],
      ],
    },
  },
  {
    name: 'an effect has no unique key',
    patches: [
      {
        file: 'libs/payments/migrations/0000_start.sql',
        find: 'CONSTRAINT "effects_order_id_name_pk" PRIMARY KEY("order_id","name"),',
        replace: '',
      },
    ],
    shows: { tours: ['buying'] },
  },
  {
    name: 'a cart is looked up and its order inserted with no lock between',
    patches: [
      {
        file: `${PAYMENTS}/checkout-requests.repository.ts`,
        find: 'await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${scope}, 0))`);',
        replace: 'void [tx, scope];',
      },
    ],
    shows: { tours: ['buying', 'buying', 'buying'] },
  },
  {
    name: 'stock is read, reckoned and written',
    patches: [
      {
        file: `${CATALOG}/stock.repository.ts`,
        find: `      const rows = await tx
        .update(stock)
        .set({
          onHand: sql\`\${stock.onHand} - \${line.quantity}\`,`,
        replace: `      const [now] = await tx.select().from(stock).where(eq(stock.productId, line.productId));
      const rows = await tx
        .update(stock)
        .set({
          onHand: (now?.onHand ?? 0) - line.quantity,`,
      },
    ],
    shows: { tours: ['buying', 'buying', 'buying'] },
  },
  {
    name: 'the order is not locked while its facts are merged',
    patches: [
      {
        file: `${ORDERS}/orders.repository.ts`,
        find: "const rows = await tx.select().from(orders).where(eq(orders.id, id)).for('update');",
        replace: 'const rows = await tx.select().from(orders).where(eq(orders.id, id));',
      },
    ],
    shows: {
      points: [
        ['FactsRepository.write:before', 'pause', 'buying'],
        ['FactsRepository.write:before', 'pause', 'buying'],
        ['FactsRepository.write:before', 'pause', 'buying'],
      ],
    },
  },
  {
    name: 'a repeated call to Stripe has a new key',
    patches: [
      {
        file: `${PAYMENTS}/session-opening.service.ts`,
        find: 'this.stripe.createSession(request, stripeKey)',
        replace: 'this.stripe.createSession(request, `${stripeKey}:${Date.now()}`)',
      },
    ],
    shows: {
      points: [
        ['StripeService.createSession:after', 'SIGKILL', 'buying'],
        ['StripeService.createSession:after', 'database', 'buying'],
      ],
    },
  },
  {
    name: 'an event older than the newest is dropped',
    patches: [
      {
        file: `${PAYMENTS}/events.service.ts`,
        find: 'if (!row) return;',
        replace: `if (!row) return;
          const seen = globalThis as { newest?: number };
          if (row.created < (seen.newest ?? 0)) return this.inbox.mark(eventId, 'ignored', 'late');
          seen.newest = row.created;`,
      },
    ],
    shows: {},
  },
  {
    name: 'what was read last wins, however early it was asked',
    patches: [
      {
        file: `${PAYMENTS}/settlement.service.ts`,
        find: 'const facts = mergeFacts(known, ',
        replace: 'const facts = ((last: Facts, read: Facts) => ({ ...last, ...read }))(known, ',
      },
    ],
    shows: {
      points: [
        ['StripeService.readFacts:after', 'pause', 'buying'],
        ['SettlementService.record:before', 'pause', 'buying'],
        ['StripeService.readFacts:after', 'pause', 'buying'],
        ['SettlementService.record:before', 'pause', 'buying'],
      ],
    },
  },
  {
    name: 'an event that could not be settled counts as done',
    patches: [
      {
        file: `${PAYMENTS}/events.service.ts`,
        find: `      await this.fail(eventId, row.attempts, error);
      throw error;`,
        replace: `      void error;
      await this.inbox.mark(eventId, 'done');`,
      },
    ],
    shows: {
      tours: ['silence'],
    },
  },
  {
    name: 'refunds under way are not counted',
    patches: [
      {
        file: `${PAYMENTS}/refunds.service.ts`,
        find: 'requests.filter(({ refused, stripeKey }) => !refused && !made.has(stripeKey))',
        replace: 'requests.filter(({ stripeKey }) => !stripeKey && !made.has(stripeKey))',
      },
    ],
    shows: { tours: ['refunding', 'refunding'] },
  },
  {
    name: 'a refund asked for again has a new key',
    patches: [
      {
        file: `${PAYMENTS}/refunds.service.ts`,
        find: 'await this.stripe.createRefund(paymentIntentId, request);',
        replace: `await this.stripe.createRefund(paymentIntentId, {
          ...request,
          stripeKey: \`\${request.stripeKey}:\${Date.now()}\`,
        });`,
      },
    ],
    shows: {
      points: [
        ['StripeService.createRefund:after', 'SIGKILL', 'refunding'],
        ['StripeService.createRefund:after', 'connections', 'refunding'],
      ],
    },
  },
  {
    name: 'stock that was given back is given back again',
    patches: [
      {
        file: `${CATALOG}/stock.repository.ts`,
        find: "(await this.holds(tx, orderId)).filter(({ state }) => state === 'reserved');",
        replace: 'await this.holds(tx, orderId);',
      },
    ],
    shows: { tours: ['late'] },
  },
  {
    name: 'a changed cart leaves its first session open',
    patches: [
      {
        file: `${PAYMENTS}/checkout-claim.service.ts`,
        find: "return { kind: 'supersede', orderId: order.id };",
        replace: 'return undefined;',
      },
    ],
    shows: { tours: ['buying'] },
  },
  {
    name: 'a second payment of one cart is kept',
    patches: [
      {
        file: `${ORDERS}/orders.repository.ts`,
        find: 'return others.length > 0;',
        replace: 'return others.length > 99;',
      },
    ],
    shows: { tours: ['late'] },
  },
  {
    name: 'what was sold is not compared with what was agreed',
    patches: [
      {
        file: `${ORDERS}/status.ts`,
        find: 'if (!matches(session, snapshot)',
        replace: 'if (!session',
      },
    ],
    shows: { tours: ['altered'] },
  },
  {
    name: 'a completed session counts as paid',
    patches: [
      {
        file: `${ORDERS}/status.ts`,
        find: "['paid', 'no_payment_required'].includes(paymentStatus);",
        replace: "['paid', 'unpaid', 'no_payment_required'].includes(paymentStatus);",
      },
    ],
    shows: { tours: ['buying'] },
  },
  {
    name: 'an expired order keeps its stock',
    patches: [
      {
        file: `${ORDERS}/stock.effects.ts`,
        find: "on: ['failed', 'expired', 'canceled'],",
        replace: "on: ['failed', 'canceled'],",
      },
    ],
    shows: { tours: ['buying'] },
  },
  {
    name: 'events that were not delivered are never looked for',
    patches: [
      {
        file: `${PAYMENTS}/event-sweep.service.ts`,
        find: "jobs.every(EVERY_MINUTE, 'sweep-events');",
        replace: '',
      },
    ],
    shows: { tours: ['lost events'] },
  },
  {
    name: 'an outage of the database is an error of the shop',
    patches: [
      {
        file: 'libs/payments/src/database/database-error.ts',
        find: 'const state = sqlState(error);',
        replace: "const state = sqlState(error) ?? '';\n  if (error !== state) return false;",
      },
    ],
    shows: { points: [['OrderPageService.page:before', 'database', 'buying']] },
  },
  {
    name: 'an order that cannot be fulfilled is confirmed all the same',
    patches: [
      {
        file: `${ORDERS}/effects.service.ts`,
        find: 'if (!isLost) await this.require(tx, orderId, names);',
        replace: 'await this.require(tx, orderId, isLost ? names : names);',
      },
    ],
    shows: { tours: ['late'] },
  },
];
