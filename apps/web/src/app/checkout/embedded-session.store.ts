import { DOCUMENT, inject, Service } from '@angular/core';

const STORED = 'till.client-secret';

/** Hands a session's client secret to the payment page, which is a document of its own; for this tab only. */
@Service()
export class EmbeddedSessionStore {
  private readonly window = inject(DOCUMENT).defaultView;

  put(clientSecret: string): void {
    try {
      this.window?.sessionStorage.setItem(STORED, clientSecret);
    } catch {
      // A browser that keeps nothing: the payment page finds no secret, and says so.
    }
  }

  clientSecret(): string | null {
    try {
      return this.window?.sessionStorage.getItem(STORED) ?? null;
    } catch {
      return null;
    }
  }
}
