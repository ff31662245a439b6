import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, linkedSignal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { MAX_QUANTITY, type Product } from '@till/shared-types';
import { CartStore } from '../cart/cart.store';
import { QuantityComponent } from '../cart/quantity.component';
import { MoneyPipe } from '../money.pipe';
import { PageTitleStrategy } from '../page-title.strategy';
import { answerStatus, isMissing } from './answer-status';

@Component({
  selector: 'till-product',
  imports: [MoneyPipe, QuantityComponent, RouterLink],
  templateUrl: './product.component.html',
})
export class ProductComponent {
  private readonly cart = inject(CartStore);
  private readonly head = inject(PageTitleStrategy);

  /** From the address: `/products/:id`. */
  readonly id = input.required<string>();

  protected readonly product = httpResource<Product>(
    () => `/api/products/${encodeURIComponent(this.id())}`,
  );
  protected readonly missing = computed(() => isMissing(this.product));
  protected readonly quantity = linkedSignal({ source: this.id, computation: () => 1 });
  protected readonly inCart = computed(
    () => this.cart.lines().find((line) => line.id === this.id())?.quantity ?? 0,
  );
  protected readonly full = computed(() => this.inCart() >= MAX_QUANTITY);

  constructor() {
    answerStatus(this.product);
    effect(() => {
      if (!this.product.hasValue()) return;
      const { name, description } = this.product.value();
      this.head.describe(name, description);
    });
  }

  protected addToCart(product: Product): void {
    this.cart.add(product, this.quantity());
    this.quantity.set(1);
  }
}
