import type { Locator, Page } from '@playwright/test';
import type { Visitor } from './visitor';

export class CartPage {
  constructor(
    private readonly page: Page,
    protected readonly visitor: Visitor,
  ) {}

  async open(): Promise<void> {
    await this.page.goto(`${this.visitor.root}cart`);
  }

  async setQuantity(product: string, quantity: number): Promise<void> {
    await this.quantity(product).fill(String(quantity));
    await this.quantity(product).blur();
  }

  async takeOneMore(product: string): Promise<void> {
    await this.visitor.press(this.step(product, 'One more'));
  }

  async takeOneLess(product: string): Promise<void> {
    await this.visitor.press(this.step(product, 'One less'));
  }

  async remove(product: string): Promise<void> {
    await this.visitor.press(this.button('Remove {}', this.visitor.reads(product)));
  }

  async undo(): Promise<void> {
    await this.visitor.press(this.undoButton());
  }

  /** Goes on to the payment page. */
  async checkOut(): Promise<void> {
    await this.visitor.press(this.checkoutButton());
    await this.page.waitForURL('**/pay/cs_test_*');
  }

  /** Presses the button once more after checkout failed, and goes on to the payment page. */
  async tryAgain(): Promise<void> {
    await this.visitor.press(this.tryAgainButton());
    await this.page.waitForURL('**/pay/cs_test_*');
  }

  /** Goes on to the shop's own page with Stripe's in it. */
  async checkOutInside(): Promise<void> {
    await this.visitor.press(this.checkoutButton());
    await this.page.waitForURL('**/checkout/pay');
  }

  products(): Locator {
    return this.page.getByRole('article').getByRole('heading');
  }

  line(product: string): Locator {
    const name = this.visitor.reads(product);
    const heading = this.page.getByRole('heading', { name });
    return this.page.getByRole('article').filter({ has: heading });
  }

  pictures(): Locator {
    return this.page.getByRole('article').locator('img');
  }

  /** The price that was seen, struck out, and the one it is now. */
  prices(): Locator {
    return this.page.locator('.unit-price s, .unit-price strong');
  }

  acceptPricesButton(): Locator {
    return this.button('Accept new prices');
  }

  takeWhatIsLeftButton(): Locator {
    return this.button('Take what is left');
  }

  removeWhatIsSoldOutButton(): Locator {
    return this.button('Remove what is sold out');
  }

  quantity(product: string): Locator {
    return this.page.getByRole('spinbutton', { name: this.quantityOf(product) });
  }

  undoButton(): Locator {
    return this.button('Undo');
  }

  total(): Locator {
    return this.summary().getByRole('strong');
  }

  checkoutButton(): Locator {
    return this.button('Check out');
  }

  tryAgainButton(): Locator {
    return this.button('Try again');
  }

  /** What stands in the way of checking out. */
  notice(): Locator {
    return this.summary().getByRole('alert');
  }

  empty(): Locator {
    return this.page.getByRole('heading', { name: this.visitor.reads('Nothing in it yet') });
  }

  private summary(): Locator {
    return this.page.getByRole('complementary', { name: this.visitor.reads('Summary') });
  }

  private step(product: string, name: string): Locator {
    const quantity = this.page.getByRole('group', { name: this.quantityOf(product) });
    return quantity.getByRole('button', { name: this.visitor.reads(name) });
  }

  private quantityOf(product: string): string {
    return this.visitor.reads('Quantity of {}', this.visitor.reads(product));
  }

  private button(name: string, value?: string): Locator {
    return this.page.getByRole('button', { name: this.visitor.reads(name, value) });
  }
}
