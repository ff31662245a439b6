/** The emulator's own side door: what only Stripe could do or know. */
export class EmulatorControl {
  constructor(private readonly url: string) {}

  /** How many sessions were made. */
  async sessions(): Promise<number> {
    const state = await this.control('GET', 'state');
    return (state as { counts: Record<string, number> }).counts['checkout.session'] ?? 0;
  }

  async expire(sessionId: string): Promise<void> {
    await this.control('POST', `sessions/${sessionId}/expire`);
  }

  /** The shopper pays by card. */
  async pay(sessionId: string): Promise<void> {
    await this.control('POST', `sessions/${sessionId}/pay`);
  }

  /** Somebody refunds in Stripe's dashboard. @param amount minor units; all of it where it is left out */
  async refund(sessionId: string, amount?: number): Promise<void> {
    const { intent } = await this.paymentOf(sessionId);
    await this.control('POST', `payments/${intent}/refund`, { amount });
  }

  /** The shopper tells their bank that they know nothing of this payment. @returns the dispute's id */
  async dispute(sessionId: string): Promise<string> {
    const { charge } = await this.paymentOf(sessionId);
    const dispute = await this.control('POST', `charges/${charge}/dispute`, {});
    return (dispute as { id: string }).id;
  }

  /** The shop gives the dispute up. */
  async loseDispute(disputeId: string): Promise<void> {
    await this.ask('POST', `/v1/disputes/${disputeId}/close`, new URLSearchParams());
  }

  /** Time passes at Stripe: banks answer, sessions run out. */
  async passTime(seconds: number): Promise<void> {
    await this.control('POST', 'clock', { advance: seconds });
  }

  /** Stripe makes the next session, and its answer is lost. */
  async loseNextSession(): Promise<void> {
    const path = '/v1/checkout/sessions';
    await this.control('POST', 'faults', { path, method: 'POST', when: 'after', action: 'drop' });
  }

  /** No event reaches the shop, until they are let through again. */
  async holdEvents(held: boolean): Promise<void> {
    const path = '/v1/webhook_endpoints';
    const { data } = (await this.ask('GET', path)) as { data: { id: string }[] };
    for (const { id } of data)
      await this.ask('POST', `${path}/${id}`, new URLSearchParams({ disabled: String(held) }));
  }

  private async paymentOf(sessionId: string): Promise<{ intent: string; charge: string }> {
    const session = await this.ask('GET', `/v1/checkout/sessions/${sessionId}`);
    const { payment_intent: intent } = session as { payment_intent: string };
    const payment = await this.ask('GET', `/v1/payment_intents/${intent}`);
    return { intent, charge: (payment as { latest_charge: string }).latest_charge };
  }

  private control(method: string, path: string, body: object = {}): Promise<unknown> {
    return this.ask(method, `/_emulator/${path}`, JSON.stringify(body));
  }

  private async ask(
    method: string,
    path: string,
    body?: string | URLSearchParams,
  ): Promise<unknown> {
    const answer = await fetch(`${this.url}${path}`, {
      method,
      headers: { 'X-Emulator-Control': '1', Authorization: 'Bearer sk_test_emulator' },
      body: method === 'GET' ? null : (body ?? null),
    });
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}`);
    return answer.json();
  }
}
