import type { Locator, Page } from '@playwright/test';

export const cards = {
  pays: '4242 4242 4242 4242',
  declined: '4000 0000 0000 0002',
  asksTheShopper: '4000 0027 6000 3184',
};

/** Stripe's payment page, as the emulator shows it. */
export class PaymentPage {
  constructor(private readonly page: Page) {}

  async pay(card = cards.pays): Promise<void> {
    await this.page.getByLabel('Email').fill('asha@example.com');
    await this.page.getByLabel('Card number').fill(card);
    await this.page.getByLabel('Expiry').fill('12 / 34');
    await this.page.getByLabel('Security code').fill('123');
    await this.page.getByLabel('Name on card').fill('Asha Rao');
    await this.payButton().click();
  }

  /** Leaves without paying, by the page's own link. */
  async back(): Promise<void> {
    await this.page.getByRole('link', { name: 'Back' }).click();
  }

  /** Answers the bank's question. */
  async confirm(): Promise<void> {
    await this.page.getByRole('button', { name: 'Complete' }).click();
  }

  payButton(): Locator {
    return this.page.getByRole('button', { name: /^Pay / });
  }

  failure(): Locator {
    return this.page.getByRole('alert');
  }

  title(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }

  sessionId(): string {
    return new URL(this.page.url()).pathname.split('/').at(-1) ?? '';
  }
}
