import { expect, type Locator, type Page } from '@playwright/test';

export class CatalogPage {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/');
  }

  /** A link pressed before that is followed by the browser, which loads the whole page. */
  async untilAlive(): Promise<void> {
    await expect(this.page.locator('article a[jsaction]')).toHaveCount(0);
  }

  /** Puts one into the cart, without leaving the catalogue. */
  async add(product: string): Promise<void> {
    await this.addButton(product).click();
    await this.page.getByText(`${product} added.`).waitFor();
  }

  /** To the page of the cart, past the panel that the link opens where there is room for it. */
  async goToCart(): Promise<void> {
    await this.cartLink().click();
    const onward = this.page.getByRole('link', { name: 'Open as a page' });
    const title = this.page.getByRole('heading', { level: 1, name: 'Your cart' });
    await onward.or(title).waitFor();
    if (await onward.isVisible()) await onward.click();
    await title.waitFor();
  }

  async openProduct(product: string): Promise<void> {
    await this.productLink(product).click();
  }

  async chooseCategory(category: string): Promise<void> {
    await this.page
      .getByRole('navigation', { name: 'Categories' })
      .getByRole('link', { name: category })
      .click();
  }

  card(product: string): Locator {
    return this.page.getByRole('article').filter({ has: this.productLink(product) });
  }

  names(): Locator {
    return this.page.getByRole('article').getByRole('heading');
  }

  productLink(product: string): Locator {
    return this.page.getByRole('heading', { name: product }).getByRole('link');
  }

  addButton(product: string): Locator {
    return this.page.getByRole('button', { name: `Add ${product} to cart` });
  }

  /** The link in the head of every page; it says how many are in the cart. */
  cartLink(): Locator {
    return this.page.getByRole('banner').getByRole('link', { name: /^Cart/ });
  }
}
