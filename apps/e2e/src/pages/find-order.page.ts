import type { Locator, Page } from '@playwright/test';
import type { Visitor } from './visitor';

/** Sends the link to an order again. */
export class FindOrderPage {
  constructor(
    private readonly page: Page,
    private readonly visitor: Visitor,
  ) {}

  async open(): Promise<void> {
    await this.page.goto(`${this.visitor.root}order/find`);
  }

  async ask(number: string, email: string): Promise<void> {
    await this.number().fill(number);
    await this.email().fill(email);
    await this.visitor.press(this.sendButton());
  }

  number(): Locator {
    return this.page.getByLabel(this.visitor.reads('Order number'));
  }

  email(): Locator {
    return this.page.getByLabel(this.visitor.reads('E-mail address'));
  }

  sendButton(): Locator {
    return this.page.getByRole('button', { name: this.visitor.reads('Send me the link') });
  }

  title(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }

  answer(): Locator {
    return this.page.getByRole('status').filter({ has: this.title() });
  }
}
