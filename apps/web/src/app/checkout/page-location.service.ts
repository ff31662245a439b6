import { DOCUMENT, inject, Service } from '@angular/core';

/** Leaves the shop's page for another one. */
@Service()
export class PageLocation {
  private readonly document = inject(DOCUMENT);

  assign(url: string): void {
    this.document.location.assign(url);
  }

  /** For a page that Back must not lead to. */
  replace(url: string): void {
    this.document.location.replace(url);
  }
}
