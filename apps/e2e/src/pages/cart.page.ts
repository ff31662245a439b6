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

  /** Goes on to the shop's own page with Stripe's in it. */
  async checkOutInside(): Promise<void> {
    await this.checkoutButton().click();
    await this.page.waitForURL('**/checkout/pay');
  }

  products(): Locator {
    return this.page.getByRole('article').getByRole('heading');
  }

  pictures(): Locator {
    return this.page.getByRole('article').locator('img');
  }

  /** The price that was seen, struck out, and the one it is now. */
  prices(): Locator {
    return this.page.locator('.unit-price s, .unit-price strong');
  }

  acceptPricesButton(): Locator {
    return this.page.getByRole('button', { name: 'Accept new prices' });
  }

  takeWhatIsLeftButton(): Locator {
    return this.page.getByRole('button', { name: 'Take what is left' });
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
