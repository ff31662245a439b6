import type { Locator, Page } from '@playwright/test';
import type { Visitor } from './visitor';

export class ProductPage {
  constructor(
    private readonly page: Page,
    private readonly visitor: Visitor,
  ) {}

  async open(id: string): Promise<void> {
    await this.page.goto(`${this.visitor.root}products/${id}`);
  }

  async add(quantity: number): Promise<void> {
    await this.quantity().fill(String(quantity));
    await this.visitor.press(this.addButton());
  }

  name(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }

  quantity(): Locator {
    return this.page.getByRole('spinbutton', { name: this.visitor.readsFirst('Quantity of {}') });
  }

  addButton(): Locator {
    return this.page.getByRole('button', { name: this.visitor.reads('Add to cart') });
  }

  goToCart(): Locator {
    return this.page.getByRole('link', { name: this.visitor.reads('Go to cart') });
  }

  /** Says that so many of the product are in the cart. */
  inCart(count: number): Locator {
    const text = this.visitor.reads('{} in your cart', String(count));
    return this.page.getByRole('main').getByText(text);
  }
}
