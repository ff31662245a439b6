import { type BrowserContext, expect } from '@playwright/test';

export interface Site {
  shopUrl: string;
  emulatorUrl: string;
}

/** What browsers complained of during a test, and where they went. */
export class BrowserConduct {
  private readonly allowed: RegExp[] = [];
  private readonly complaints: string[] = [];
  private readonly foreign: string[] = [];
  private readonly home: Set<string>;

  constructor({ shopUrl, emulatorUrl }: Site) {
    this.home = new Set([shopUrl, emulatorUrl]);
  }

  async watch(context: BrowserContext): Promise<void> {
    await context.addInitScript(() =>
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
        console.error(`Policy violated: ${violatedDirective} ${blockedURI}`),
      ),
    );
    context.on('console', (message) => {
      if (!['error', 'warning'].includes(message.type())) return;
      this.complaints.push(`${message.text()} ${message.location().url}`);
    });
    context.on('weberror', (error) => this.complaints.push(String(error.error().stack)));
    context.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      if (protocol !== 'data:' && !this.home.has(origin)) this.foreign.push(request.url());
    });
  }

  /** The browser will say so, and be right: the test does what it complains of. */
  allow(complaint: RegExp): void {
    this.allowed.push(complaint);
  }

  check(): void {
    const complaints = this.complaints.filter(
      (text) => !this.allowed.some((one) => one.test(text)),
    );
    expect(complaints, 'what the browser complained of').toEqual([]);
    expect(this.foreign, 'requests that left the machine').toEqual([]);
  }
}
