import { type BrowserContext, expect, type Request } from '@playwright/test';

export interface Site {
  shopUrl: string;
  emulatorUrl: string;
}

/** The one page of the shop that has Stripe's in it, in any language. */
const EMBEDDED_PAYMENT = /^(\/[a-z]{2})?\/checkout\/pay$/;

/** What browsers complained of during a test, and where they went. */
export class BrowserConduct {
  private readonly allowed: RegExp[] = [];
  private readonly complaints: string[] = [];
  private readonly foreign: string[] = [];

  constructor(private readonly site: Site) {}

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
      if (!this.isExpected(request)) this.foreign.push(request.url());
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
    expect(this.foreign, 'requests that a page had no business to make').toEqual([]);
  }

  private isExpected(request: Request): boolean {
    const { protocol, origin } = new URL(request.url());
    if (protocol === 'data:' || origin === this.site.shopUrl) return true;
    return origin === this.site.emulatorUrl && this.mayAskStripe(request);
  }

  /** Whoever goes to Stripe's pages may, and so may these pages; of the shop's own only the one that has Stripe's. */
  private mayAskStripe(request: Request): boolean {
    const top = request.frame().page().mainFrame();
    if (request.isNavigationRequest() && request.frame() === top) return true;
    const { origin, pathname } = new URL(top.url());
    return origin === this.site.emulatorUrl || EMBEDDED_PAYMENT.test(pathname);
  }
}
