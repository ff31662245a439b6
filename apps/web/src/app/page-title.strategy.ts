import { effect, inject, LOCALE_ID, Service, signal } from '@angular/core';
import { Meta, Title } from '@angular/platform-browser';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';
import { PageLinks } from './page-links';
import { shop } from './shop';
import { ShopConfigStore } from './shop-config.store';

/** Titles read `Cart · Kettle & Clay`; a route's `robots` and `referrer` data become meta elements. */
@Service()
export class PageTitleStrategy extends TitleStrategy {
  private readonly title = inject(Title);
  private readonly meta = inject(Meta);
  private readonly links = inject(PageLinks);
  private readonly locale = inject(LOCALE_ID);
  private readonly config = inject(ShopConfigStore);
  /** Undefined before there is a page, `own` undefined for one that has no title of its own. */
  private readonly page = signal<{ readonly own: string | undefined } | undefined>(undefined);

  constructor() {
    super();
    effect(() => this.showTitle());
  }

  override updateTitle(snapshot: RouterStateSnapshot): void {
    const data = snapshot.root.firstChild?.data ?? {};
    this.describe(this.buildTitle(snapshot), shop.description);
    this.setMeta('robots', data['robots']);
    this.setMeta('referrer', data['referrer']);
    this.links.show(data['robots'] ? null : snapshot.url, this.locale);
  }

  /** For a page whose title and description are known only once its data is there. */
  describe(title: string | undefined, description: string): void {
    this.page.set({ own: title });
    this.setMeta('description', description);
  }

  /** For a page that turns out to have nothing to show. */
  describeMissing(title: string): void {
    this.describe(title, shop.description);
    this.setMeta('robots', 'noindex');
    this.links.show(null, this.locale);
  }

  /** Until it is known what the shop is called, the title stays as the server wrote it. */
  private showTitle(): void {
    const page = this.page();
    if (!page || !this.config.isSettled()) return;
    const name = this.config.name();
    const parts = page.own ? [page.own, name] : [name, shop.tagline];
    this.title.setTitle(parts.filter(Boolean).join(' · '));
  }

  private setMeta(name: string, content: string | undefined): void {
    if (content) this.meta.updateTag({ name, content });
    else this.meta.removeTag(`name="${name}"`);
  }
}
