import type { Locator, Page } from '@playwright/test';

/** Sends the link to an order again. */
export class FindOrderPage {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/order/find');
  }

  async ask(number: string, email: string): Promise<void> {
    await this.page.getByLabel('Order number').fill(number);
    await this.page.getByLabel('E-mail address').fill(email);
    await this.page.getByRole('button', { name: 'Send me the link' }).click();
  }

  title(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }

  answer(): Locator {
    return this.page.getByRole('status').filter({ has: this.title() });
  }
}
