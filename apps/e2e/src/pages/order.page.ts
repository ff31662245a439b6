import type { Locator, Page } from '@playwright/test';
import type { Visitor } from './visitor';

export class OrderPage {
  constructor(
    private readonly page: Page,
    private readonly visitor: Visitor,
  ) {}

  async open(token: string): Promise<void> {
    await this.page.goto(`${this.visitor.root}order/${token}`);
  }

  state(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }

  paid(): Locator {
    return this.page.getByRole('heading', { name: this.visitor.reads('Thank you, it is paid') });
  }

  number(): Locator {
    return this.receipt().getByRole('definition').first();
  }

  lines(): Locator {
    return this.receipt().getByRole('listitem');
  }

  total(): Locator {
    return this.entry('Total');
  }

  refunded(): Locator {
    return this.entry('Refunded so far');
  }

  discount(): Locator {
    return this.entry('Discount');
  }

  shippingCost(): Locator {
    return this.entry('Shipping');
  }

  tax(): Locator {
    return this.entry('Tax');
  }

  /** Ways on that are offered beside what the order says of itself. */
  waysOn(): Locator {
    return this.page.getByRole('status').getByRole('link');
  }

  /** What the order says of itself, in full. */
  explanation(): Locator {
    return this.page.getByRole('status').filter({ has: this.state() });
  }

  /** Where it goes. */
  address(): Locator {
    return this.entry('Delivery address');
  }

  /** What the receipt says under a name. */
  private entry(name: string): Locator {
    const term = this.page.getByRole('term').getByText(this.visitor.reads(name), { exact: true });
    return this.receipt().locator('div').filter({ has: term }).getByRole('definition').last();
  }

  private receipt(): Locator {
    return this.page.getByRole('region', { name: this.visitor.reads('What you ordered') });
  }
}
