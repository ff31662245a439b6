import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Product } from '@till/shared-types';
import { CartStore } from '../cart/cart.store';
import { MoneyPipe } from '../money.pipe';
import { catalogTexts } from './catalog.texts';
import { ChosenProductStore } from './chosen-product.store';

/** A product on the shelf; without one, the place that waits for it. */
@Component({
  selector: 'till-product-card',
  imports: [MoneyPipe, RouterLink],
  templateUrl: './product-card.component.html',
  host: {
    class: 'product-card',
    role: 'article',
    '[class.is-sold-out]': "product()?.availability === 'sold_out'",
  },
})
export class ProductCardComponent {
  private readonly cart = inject(CartStore);
  private readonly chosen = inject(ChosenProductStore);

  readonly product = input<Product>();
  /** Whether the picture is on the first screen. */
  readonly eager = input(false);

  protected readonly texts = catalogTexts;
  protected readonly isChosen = computed(() => this.chosen.product()?.id === this.product()?.id);

  protected choose(product: Product): void {
    this.chosen.product.set(product);
  }

  protected addToCart(product: Product): void {
    this.cart.add(product);
  }
}
