import { Location } from '@angular/common';
import {
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  linkedSignal,
  LOCALE_ID,
  signal,
  viewChild,
} from '@angular/core';
import { Router, RouterLink, RouterOutlet } from '@angular/router';
import { type Currency, LOCALES, matchLocale } from '@till/shared-types';
import { appTexts } from './app.texts';
import { CartLinkComponent } from './cart/cart-link.component';
import { CartStore } from './cart/cart.store';
import { ChoicesComponent } from './choices/choices.component';
import { LANGUAGE_NAMES } from './choices/languages';
import { CurrencyStore } from './currency.store';
import { shop } from './shop';
import { ShopConfigStore } from './shop-config.store';

@Component({
  selector: 'till-root',
  imports: [CartLinkComponent, ChoicesComponent, RouterLink, RouterOutlet],
  templateUrl: './app.component.html',
})
export class AppComponent {
  private readonly router = inject(Router);
  private readonly location = inject(Location);
  protected readonly cart = inject(CartStore);
  protected readonly shop = shop;
  protected readonly texts = appTexts;
  private readonly config = inject(ShopConfigStore);
  protected readonly name = computed(() => this.config.name() ?? appTexts.shop);

  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');
  private readonly path = computed(() => {
    const url = this.router.lastSuccessfulNavigation()?.finalUrl?.toString();
    return url?.replace(/[?#].*/, '');
  });
  /** The page's own path. */
  protected readonly here = computed(() => {
    const path = this.path() ?? this.location.path().replace(/\?.*/, '');
    return this.location.prepareExternalUrl(path);
  });
  /** With the path, since a bare `#main` would be resolved against the base address. */
  protected readonly skipLink = computed(() => `${this.here()}#main`);

  /** Whether another address is shown than the page came with. */
  private readonly hasMoved = computed(() => (this.router.lastSuccessfulNavigation()?.id ?? 1) > 1);
  /** Whether prices are in another currency than at first. */
  private readonly isRepriced = linkedSignal<Currency | undefined, boolean>({
    source: inject(CurrencyStore).current,
    computation: (current, before) => !!before && (before.value || before.source !== current),
  });
  protected readonly areChoicesToWake = signal(false);
  protected readonly language = LANGUAGE_NAMES[matchLocale(inject(LOCALE_ID)) ?? LOCALES[0]];

  private shownPath: string | undefined;

  constructor() {
    effect(() => {
      const path = this.path();
      if (this.shownPath && path !== this.shownPath) this.focusPage();
      this.shownPath = path;
    });
    effect(() => {
      if (this.hasMoved() || this.isRepriced()) void this.wakeChoices();
    });
  }

  /** Once their script is there: what is pressed while Angular waits for it would be lost. Offline they rest. */
  private async wakeChoices(): Promise<void> {
    const script = await import('./choices/choices.component').catch(() => undefined);
    this.areChoicesToWake.set(!!script);
  }

  /** After a change of page a screen reader goes on at the new one; a change of filter moves nothing. */
  private focusPage(): void {
    this.main().nativeElement.focus({ preventScroll: true });
  }
}
