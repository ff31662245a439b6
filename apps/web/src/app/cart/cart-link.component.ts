import { Location } from '@angular/common';
import { Component, DOCUMENT, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { items } from '../plural';
import { cartNews } from './cart-news.texts';
import { CartPanelComponent } from './cart-panel.component';
import { CartStore } from './cart.store';

/** Room for a panel with some of the page still to be seen; on less, the cart is a page of its own. */
const WIDE = '(min-width: 48rem)';

/** Pages that the panel has nothing to add to. */
const WITHOUT_PANEL = /^\/(cart|checkout)(\/|$)/;

/** Leads to the cart: a panel over the page where there is room for it, else, and without JavaScript, its page. */
@Component({
  selector: 'till-cart-link',
  imports: [CartPanelComponent],
  templateUrl: './cart-link.component.html',
})
export class CartLinkComponent {
  private readonly router = inject(Router);
  private readonly window = inject(DOCUMENT).defaultView;
  protected readonly cart = inject(CartStore);
  protected readonly texts = { cart: cartNews.cart };
  protected readonly items = items;
  protected readonly href = inject(Location).prepareExternalUrl('/cart');
  protected readonly isPanelOpen = signal(false);

  protected open(event: MouseEvent): void {
    // Another tab or window was asked for.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (this.hasPanel()) void this.openPanel();
    else this.openPage();
  }

  private async openPanel(): Promise<void> {
    try {
      await import('./cart-panel.component');
      this.isPanelOpen.set(true);
    } catch {
      this.openPage();
    }
  }

  /** Which also says so where the cart cannot be loaded. */
  private openPage(): void {
    void this.router.navigateByUrl('/cart');
  }

  private hasPanel(): boolean {
    return !!this.window?.matchMedia(WIDE).matches && !WITHOUT_PANEL.test(this.router.url);
  }
}
