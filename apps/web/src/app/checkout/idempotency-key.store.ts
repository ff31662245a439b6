import { DOCUMENT, inject, Service } from '@angular/core';

const STORED = 'till.idempotency-key';

/**
 * The key of the request for a checkout session whose outcome is not known yet. It outlives a reload, so that
 * a retry of the same request can never make a second order.
 */
@Service()
export class IdempotencyKeyStore {
  private readonly window = inject(DOCUMENT).defaultView;
  private current: { readonly request: string; readonly key: string } | null = null;

  /** The same key for as long as the request is the same, word for word. */
  keyFor(request: string): string {
    const known = this.read();
    if (known?.request === request) return known.key;
    this.current = { request, key: crypto.randomUUID() };
    this.write(JSON.stringify(this.current));
    return this.current.key;
  }

  forget(): void {
    this.current = null;
    this.write('null');
  }

  private read(): typeof this.current {
    try {
      return JSON.parse(this.window?.localStorage.getItem(STORED) ?? 'null') ?? this.current;
    } catch {
      return this.current;
    }
  }

  private write(value: string): void {
    try {
      this.window?.localStorage.setItem(STORED, value);
    } catch {
      return;
    }
  }
}
