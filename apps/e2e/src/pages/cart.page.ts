import type { Locator, Page } from '@playwright/test';

export class CartPage {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/cart');
  }

  async setQuantity(product: string, quantity: number): Promise<void> {
    await this.quantity(product).fill(String(quantity));
    await this.quantity(product).blur();
  }

  async remove(product: string): Promise<void> {
    await this.page.getByRole('button', { name: `Remove ${product}` }).click();
  }

  /** Goes on to the payment page. */
  async checkOut(): Promise<void> {
    await this.checkoutButton().click();
    await this.page.waitForURL('**/pay/cs_test_*');
  }

  /** Presses the button once more after checkout failed, and goes on to the payment page. */
  async tryAgain(): Promise<void> {
    await this.tryAgainButton().click();
    await this.page.waitForURL('**/pay/cs_test_*');
  }

  products(): Locator {
    return this.page.getByRole('article').getByRole('heading');
  }

  pictures(): Locator {
    return this.page.getByRole('article').locator('img');
  }

  quantity(product: string): Locator {
    return this.page.getByRole('spinbutton', { name: `Quantity of ${product}` });
  }

  total(): Locator {
    return this.summary().getByRole('strong');
  }

  checkoutButton(): Locator {
    return this.page.getByRole('button', { name: 'Check out' });
  }

  tryAgainButton(): Locator {
    return this.page.getByRole('button', { name: 'Try again' });
  }

  /** What stands in the way of checking out. */
  notice(): Locator {
    return this.summary().getByRole('alert');
  }

  empty(): Locator {
    return this.page.getByRole('heading', { name: 'Nothing in it yet' });
  }

  private summary(): Locator {
    return this.page.getByRole('complementary', { name: 'Summary' });
  }
}
