/** The emulator's own side door: what only Stripe could do or know. */
export class EmulatorControl {
  constructor(private readonly url: string) {}

  /** How many sessions were made. */
  async sessions(): Promise<number> {
    const state = await this.ask('GET', 'state');
    return (state as { counts: Record<string, number> }).counts['checkout.session'] ?? 0;
  }

  async expire(sessionId: string): Promise<void> {
    await this.ask('POST', `sessions/${sessionId}/expire`);
  }

  /** Stripe makes the next session, and its answer is lost. */
  async loseNextSession(): Promise<void> {
    const path = '/v1/checkout/sessions';
    await this.ask('POST', 'faults', { path, method: 'POST', when: 'after', action: 'drop' });
  }

  private async ask(method: string, path: string, body?: object): Promise<unknown> {
    const answer = await fetch(`${this.url}/_emulator/${path}`, {
      method,
      headers: { 'X-Emulator-Control': '1' },
      body: body ? JSON.stringify(body) : null,
    });
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}`);
    return answer.json();
  }
}
