import { inject, Service } from '@angular/core';
import { Meta, Title } from '@angular/platform-browser';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';
import { shop } from './shop';

/** Titles read `Cart · Kettle & Clay`; a route's `robots` and `referrer` data become meta elements. */
@Service()
export class PageTitleStrategy extends TitleStrategy {
  private readonly title = inject(Title);
  private readonly meta = inject(Meta);

  override updateTitle(snapshot: RouterStateSnapshot): void {
    const data = snapshot.root.firstChild?.data ?? {};
    this.describe(this.buildTitle(snapshot), shop.description);
    this.setMeta('robots', data['robots']);
    this.setMeta('referrer', data['referrer']);
  }

  /** For a page whose title and description are known only once its data is there. */
  describe(title: string | undefined, description: string): void {
    this.title.setTitle(title ? `${title} · ${shop.name}` : `${shop.name} · ${shop.tagline}`);
    this.setMeta('description', description);
  }

  private setMeta(name: string, content: string | undefined): void {
    if (content) this.meta.updateTag({ name, content });
    else this.meta.removeTag(`name="${name}"`);
  }
}
