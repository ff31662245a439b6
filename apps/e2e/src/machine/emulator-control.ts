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
