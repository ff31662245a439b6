import type { Locator, Page } from '@playwright/test';
import { CartPage } from './cart.page';
import type { Visitor } from './visitor';

/** The cart over another page. */
export class CartPanel extends CartPage {
  readonly dialog: Locator;

  constructor(page: Page, visitor: Visitor) {
    super(page, visitor);
    this.dialog = page.getByRole('dialog', { name: visitor.reads('Your cart') });
  }

  override products(): Locator {
    return this.dialog.getByRole('article').getByRole('heading');
  }

  closeButton(): Locator {
    return this.dialog.getByRole('button', { name: this.visitor.reads('Close') });
  }

  /** The product's own page. */
  productLink(product: string): Locator {
    const name = this.visitor.reads(product);
    return this.dialog.getByRole('heading', { name }).getByRole('link');
  }
}
