import { Component, computed, type ElementRef, inject, viewChild } from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterOutlet } from '@angular/router';
import { filter, map, pairwise } from 'rxjs';
import { CartStore } from './cart/cart.store';
import { shop } from './shop';

@Component({
  selector: 'till-root',
  imports: [RouterLink, RouterOutlet],
  templateUrl: './app.component.html',
})
export class AppComponent {
  private readonly router = inject(Router);
  protected readonly cart = inject(CartStore);
  protected readonly shop = shop;

  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');
  private readonly path$ = this.router.events.pipe(
    filter((event) => event instanceof NavigationEnd),
    map((event) => event.urlAfterRedirects.replace(/[?#].*/, '')),
  );
  private readonly path = toSignal(this.path$, { initialValue: '/' });
  /** With its path, since a bare `#main` would be resolved against the base address. */
  protected readonly skipLink = computed(() => `${this.path()}#main`);

  constructor() {
    this.path$
      .pipe(
        pairwise(),
        filter(([before, after]) => before !== after),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.main().nativeElement.focus({ preventScroll: true }));
  }
}
