import type { Locator, Page } from '@playwright/test';

export class OrderPage {
  constructor(private readonly page: Page) {}

  async open(token: string): Promise<void> {
    await this.page.goto(`/order/${token}`);
  }

  state(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }

  paid(): Locator {
    return this.page.getByRole('heading', { name: 'Thank you, it is paid' });
  }

  number(): Locator {
    return this.receipt().getByRole('definition').first();
  }

  lines(): Locator {
    return this.receipt().getByRole('listitem');
  }

  total(): Locator {
    return this.receipt().getByRole('definition').last();
  }

  private receipt(): Locator {
    return this.page.getByRole('region', { name: 'What you ordered' });
  }
}
