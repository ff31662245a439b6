import { effect, inject, Service, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';
import type { Product } from '@till/shared-types';
import { PageHeadStore } from './page-head.store';
import { shop } from './shop';
import { ShopConfigStore } from './shop-config.store';

/** Titles read `Cart · Kettle & Clay`; a route's `robots` and `referrer` data become meta elements. */
@Service()
export class PageTitleStrategy extends TitleStrategy {
  private readonly title = inject(Title);
  private readonly head = inject(PageHeadStore);
  private readonly config = inject(ShopConfigStore);
  /** Undefined before there is a page, `own` undefined for one that has no title of its own. */
  private readonly page = signal<{ readonly own: string | undefined } | undefined>(undefined);
  /** Of the page that is shown; what else its address says only arranges it. */
  private path: string | undefined;

  constructor() {
    super();
    effect(() => this.showTitle());
  }

  override updateTitle(snapshot: RouterStateSnapshot): void {
    const path = snapshot.url.replace(/[?#].*/, '');
    const { page } = this.head;
    if (page && path === this.path) {
      this.head.open({ ...page, url: page.url && snapshot.url });
      return;
    }
    this.path = path;
    const { robots, referrer } = snapshot.root.firstChild?.data ?? {};
    this.page.set({ own: this.buildTitle(snapshot) });
    this.head.open({
      url: robots ? null : snapshot.url,
      description: shop.description,
      robots,
      referrer,
    });
  }

  /** For a page whose product is known only once its data is there. */
  describe({ name, description, price }: Product): void {
    this.page.set({ own: name });
    this.head.change({ description, currency: price.currency });
  }

  /** For a page that turns out to have nothing to show. */
  describeMissing(title: string): void {
    this.page.set({ own: title });
    this.head.change({ url: null, description: shop.description, robots: 'noindex' });
  }

  /** Until it is known what the shop is called, the title stays as the server wrote it. */
  private showTitle(): void {
    const page = this.page();
    if (!page || !this.config.isSettled()) return;
    const name = this.config.name();
    const parts = page.own ? [page.own, name] : [name, shop.tagline];
    this.title.setTitle(parts.filter(Boolean).join(' · '));
  }
}
