import type { Locator, Page } from '@playwright/test';
import { CartPage } from './cart.page';

/** The cart over another page. */
export class CartPanel extends CartPage {
  readonly dialog: Locator;

  constructor(page: Page) {
    super(page);
    this.dialog = page.getByRole('dialog', { name: 'Your cart' });
  }

  override products(): Locator {
    return this.dialog.getByRole('article').getByRole('heading');
  }

  closeButton(): Locator {
    return this.dialog.getByRole('button', { name: 'Close' });
  }

  undoButton(): Locator {
    return this.dialog.getByRole('button', { name: 'Undo' });
  }

  /** The product's own page. */
  productLink(product: string): Locator {
    return this.dialog.getByRole('heading', { name: product }).getByRole('link');
  }
}
