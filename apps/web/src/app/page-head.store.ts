import { DOCUMENT, inject, LOCALE_ID, Service } from '@angular/core';
import { PAGE_CONTEXT } from './page-context';
import type { PageHead } from './page-head';

/**
 * What the page says in its head beside its title. The server writes it into the first HTML; what becomes of it later
 * is written by a script that comes only then, since most visitors are people, who never read it.
 */
@Service()
export class PageHeadStore {
  private readonly document = inject(DOCUMENT);
  private readonly locale = inject(LOCALE_ID);
  private readonly isServer = !!inject(PAGE_CONTEXT);
  /** Not where the server could only send what renders itself here. */
  private readonly isRendered = !!this.document.querySelector('meta[name=description]');
  private pages = 0;
  private served: PageHead | undefined;
  private shown: PageHead | undefined;

  /** Undefined before there is a page. */
  get page(): PageHead | undefined {
    return this.shown;
  }

  /** For each page that is gone to. */
  open(page: PageHead): void {
    this.pages += 1;
    this.show(page);
  }

  /** For what is known of a page only once its data is there. */
  change(part: Partial<PageHead>): void {
    if (this.shown) this.show({ ...this.shown, ...part });
  }

  private show(page: PageHead): void {
    this.shown = page;
    if (this.isServer) return;
    const isOtherPrice = !!this.served?.currency && this.served.currency !== page.currency;
    if (this.isRendered && this.pages === 1 && !isOtherPrice) this.served = page;
    else void this.rewrite();
  }

  private async rewrite(): Promise<void> {
    // People lose nothing by a script that does not come.
    const script = await import('./page-head').catch(() => undefined);
    if (!this.shown) return;
    const place = { origin: this.document.location.origin, locale: this.locale };
    script?.rewriteHead(this.document.head, this.served, this.shown, place);
  }
}
