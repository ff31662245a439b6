import { DOCUMENT, inject, Service } from '@angular/core';

const SESSION = 'till.embedded-session';
const UNUSABLE = 'till.embedded-unusable';

/** What the payment page must know of the session that it shows. */
export interface EmbeddedSession {
  readonly clientSecret: string;
  /** Of the order that is paid. */
  readonly token: string;
}

/** Hands a session to the payment page, which is a document of its own; for this tab only. */
@Service()
export class EmbeddedSessionStore {
  private readonly window = inject(DOCUMENT).defaultView;

  put(session: EmbeddedSession): void {
    this.write(SESSION, JSON.stringify(session));
  }

  current(): EmbeddedSession | null {
    const stored = this.read(SESSION);
    return stored === null ? null : JSON.parse(stored);
  }

  /** Whether Stripe's page can be shown inside the shop's in this tab: nothing is handed over where nothing is kept. */
  isUsable(): boolean {
    return this.write('till.embedded-probe', '1') && this.read(UNUSABLE) === null;
  }

  /** Stripe.js did not load here: the next payment is on Stripe's own page, which needs none of it. */
  giveUp(): void {
    this.write(UNUSABLE, '1');
  }

  private read(key: string): string | null {
    try {
      return this.window?.sessionStorage.getItem(key) ?? null;
    } catch {
      return null;
    }
  }

  private write(key: string, value: string): boolean {
    try {
      this.window?.sessionStorage.setItem(key, value);
      return this.window !== null;
    } catch {
      return false;
    }
  }
}
