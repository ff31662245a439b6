import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Product } from '@till/shared-types';
import { CartStore } from '../cart/cart.store';
import { MoneyPipe } from '../money.pipe';
import { ViewedProductStore } from './viewed-product.store';

@Component({
  selector: 'till-product-card',
  imports: [MoneyPipe, RouterLink],
  templateUrl: './product-card.component.html',
})
export class ProductCardComponent {
  private readonly cart = inject(CartStore);
  private readonly viewed = inject(ViewedProductStore);

  readonly product = input.required<Product>();
  /** Whether the picture is on the first screen. */
  readonly eager = input(false);

  protected readonly isViewed = computed(() => this.viewed.id() === this.product().id);

  protected view(): void {
    this.viewed.id.set(this.product().id);
  }

  protected addToCart(): void {
    this.cart.add(this.product());
  }
}
