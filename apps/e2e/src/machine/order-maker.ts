import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type {
  CheckoutSession,
  CreateCheckoutSession,
  Order,
  PaymentStatus,
} from '@till/shared-types';
import type { Site } from './browser-conduct';
import { EmulatorControl } from './emulator-control';

/** Orders as they come about when nobody looks. Each is told by the token of its page. */
export class OrderMaker {
  private readonly stripe: EmulatorControl;

  constructor(private readonly site: Site) {
    this.stripe = new EmulatorControl(site.emulatorUrl);
  }

  async unpaid(): Promise<string> {
    return (await this.start()).order.token;
  }

  async expired(): Promise<string> {
    const { id, order } = await this.start();
    await this.stripe.expire(id);
    return this.once('expired', order.token);
  }

  async paid(): Promise<string> {
    return (await this.pay()).order.token;
  }

  async refunded(amount?: number): Promise<string> {
    const { id, order } = await this.pay();
    await this.stripe.refund(id, amount);
    return this.once(amount ? 'partially_refunded' : 'refunded', order.token);
  }

  async disputed(): Promise<string> {
    const { id, order } = await this.pay();
    await this.stripe.dispute(id);
    return this.once('disputed', order.token);
  }

  async chargedBack(): Promise<string> {
    const { id, order } = await this.pay();
    await this.stripe.loseDispute(await this.stripe.dispute(id));
    return this.once('charged_back', order.token);
  }

  /** @returns the id of a cart that is paid */
  async paidCart(): Promise<string> {
    const cartId = randomUUID();
    await this.pay({ cartId });
    return cartId;
  }

  /** To be paid inside the shop's page. @param locale of Stripe's */
  embedded(locale: string): Promise<CheckoutSession> {
    return this.start({ uiMode: 'embedded_page', locale });
  }

  private start(wish: Partial<CreateCheckoutSession> = {}): Promise<CheckoutSession> {
    const products = [{ id: 'darjeeling-first-flush' }, { id: 'drip-glaze-mug' }];
    const body: CreateCheckoutSession = { products, ...wish };
    return this.ask<CheckoutSession>('create-checkout-session', body);
  }

  private async pay(wish: Partial<CreateCheckoutSession> = {}): Promise<CheckoutSession> {
    const session = await this.start(wish);
    await this.stripe.pay(session.id);
    await this.once('paid', session.order.token);
    return session;
  }

  /** Waits for the shop to have heard of it. */
  private async once(status: PaymentStatus, token: string): Promise<string> {
    for (let looks = 0; looks < 50; looks += 1) {
      const answer = await fetch(`${this.site.shopUrl}/api/orders/${token}`);
      if (((await answer.json()) as Order).status === status) return token;
      await pause(200);
    }
    throw new Error(`The order did not become ${status}`);
  }

  private async ask<Answer>(path: string, body: object): Promise<Answer> {
    const answer = await fetch(`${this.site.shopUrl}/api/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    return (await answer.json()) as Answer;
  }
}
