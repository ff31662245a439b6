import { expect, type Locator, type Page } from '@playwright/test';
import type { Visitor } from './visitor';

export class CatalogPage {
  constructor(
    private readonly page: Page,
    private readonly visitor: Visitor,
  ) {}

  async open(): Promise<void> {
    await this.page.goto(this.visitor.root);
  }

  /** A link pressed before that is followed by the browser, which loads the whole page. */
  async untilAlive(): Promise<void> {
    await expect(this.page.getByRole('article').locator('[jsaction]')).toHaveCount(0);
  }

  /** Puts one into the cart, without leaving the catalogue. */
  async add(product: string): Promise<void> {
    const { press, reads } = this.visitor;
    await press(this.addButton(product));
    await this.page.getByText(reads('{} added.', reads(product))).waitFor();
  }

  /** To the page of the cart, past the panel that the link opens where there is room for it. */
  async goToCart(): Promise<void> {
    const { press, reads } = this.visitor;
    await press(this.cartLink());
    const onward = this.page.getByRole('link', { name: reads('Open as a page') });
    const title = this.page.getByRole('heading', { level: 1, name: reads('Your cart') });
    await onward.or(title).waitFor();
    if (await onward.isVisible()) await press(onward);
    await title.waitFor();
  }

  async openProduct(product: string): Promise<void> {
    await this.visitor.press(this.productLink(product));
  }

  async chooseCategory(category: string): Promise<void> {
    await this.visitor.press(this.categoryLink(category));
  }

  card(product: string): Locator {
    return this.page.getByRole('article').filter({ has: this.productLink(product) });
  }

  names(): Locator {
    return this.page.getByRole('article').getByRole('heading');
  }

  categoryLink(category: string): Locator {
    return this.page
      .getByRole('navigation', { name: this.visitor.reads('Categories') })
      .getByRole('link', { name: category });
  }

  productLink(product: string): Locator {
    const name = this.visitor.reads(product);
    return this.page.getByRole('heading', { name }).getByRole('link');
  }

  addButton(product: string): Locator {
    const { reads } = this.visitor;
    return this.page.getByRole('button', { name: reads('Add {} to cart', reads(product)) });
  }

  /** The link in the head of every page; it says how many are in the cart. */
  cartLink(): Locator {
    const name = this.visitor.readsFirst('Cart');
    return this.page.getByRole('banner').getByRole('link', { name });
  }

  /** How many are in the cart, as figures. */
  cartCount(): Locator {
    return this.cartLink().locator('[aria-hidden]');
  }
}
