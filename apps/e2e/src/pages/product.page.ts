import type { Locator, Page } from '@playwright/test';

export class ProductPage {
  constructor(private readonly page: Page) {}

  async open(id: string): Promise<void> {
    await this.page.goto(`/products/${id}`);
  }

  async add(quantity: number): Promise<void> {
    await this.quantity().fill(String(quantity));
    await this.addButton().click();
  }

  name(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }

  quantity(): Locator {
    return this.page.getByRole('spinbutton', { name: /^Quantity of/ });
  }

  addButton(): Locator {
    return this.page.getByRole('button', { name: 'Add to cart' });
  }

  goToCart(): Locator {
    return this.page.getByRole('link', { name: 'Go to cart' });
  }

  /** Says how many of the product are in the cart. */
  inCart(): Locator {
    return this.page.getByText(/^\s*\d+ in your cart/);
  }
}
