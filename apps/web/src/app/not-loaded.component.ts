import { Component, DOCUMENT, inject, signal, type Type } from '@angular/core';
import { CupComponent } from './cup.component';

/** Stands in for a page whose script did not come: the shopper is offline, or the shop was renewed meanwhile. */
@Component({
  selector: 'till-not-loaded',
  imports: [CupComponent],
  template: `
    <div class="nothing-here">
      <till-cup />
      <section class="notice-page" role="alert">
        <h1>{{ texts.title }}</h1>
        <p>{{ texts.text }}</p>
        <p class="actions">
          <button
            class="button is-primary"
            type="button"
            [attr.aria-disabled]="isTrying()"
            (click)="retry()"
          >
            {{ texts.retry }}
          </button>
        </p>
      </section>
    </div>
  `,
})
export class NotLoadedComponent {
  private readonly location = inject(DOCUMENT).location;
  protected readonly isTrying = signal(false);

  protected readonly texts = {
    title: $localize`:@@product.failed.title:This page did not load`,
    text: $localize`:@@failed.text:The shop could not be reached just now. Your cart is kept.`,
    retry: $localize`:@@retry:Try again`,
  };

  /** Browsers remember that a script did not load, so the whole page is loaded anew, once the shop answers. */
  protected async retry(): Promise<void> {
    if (this.isTrying()) return;
    this.isTrying.set(true);
    try {
      await fetch(this.location.href, { method: 'HEAD' });
      this.location.reload();
    } catch {
      this.isTrying.set(false);
    }
  }
}

/** A page by its script, or what says that it did not load, in the place and under the address of that page. */
export function pageOf(load: () => Promise<Type<unknown>>): () => Promise<Type<unknown>> {
  return () => load().catch(() => NotLoadedComponent);
}
