import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, linkedSignal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { MAX_QUANTITY, type Product } from '@till/shared-types';
import { CartStore } from '../cart/cart.store';
import { QuantityComponent } from '../cart/quantity.component';
import { CupComponent } from '../cup.component';
import { MoneyPipe } from '../money.pipe';
import { PageTitleStrategy } from '../page-title.strategy';
import { answerStatus, isMissing } from './answer-status';
import { ChosenProductStore } from './chosen-product.store';

@Component({
  selector: 'till-product',
  imports: [CupComponent, MoneyPipe, QuantityComponent, RouterLink],
  templateUrl: './product.component.html',
})
export class ProductComponent {
  private readonly cart = inject(CartStore);
  private readonly chosen = inject(ChosenProductStore);
  private readonly head = inject(PageTitleStrategy);

  /** From the address: `/products/:id`. */
  readonly id = input.required<string>();

  protected readonly answer = httpResource<Product>(
    () => `/api/products/${encodeURIComponent(this.id())}`,
  );
  protected readonly product = computed(() => {
    if (this.answer.hasValue()) return this.answer.value();
    const chosen = this.chosen.product();
    return this.answer.isLoading() && chosen?.id === this.id() ? chosen : undefined;
  });
  protected readonly missing = computed(() => isMissing(this.answer));
  protected readonly quantity = linkedSignal({ source: this.id, computation: () => 1 });
  protected readonly inCart = computed(
    () => this.cart.lines().find((line) => line.id === this.id())?.quantity ?? 0,
  );
  protected readonly full = computed(() => this.inCart() >= MAX_QUANTITY);

  constructor() {
    answerStatus(this.answer);
    effect(() => {
      const product = this.product();
      if (product) this.head.describe(product.name, product.description);
    });
  }

  protected addToCart(product: Product): void {
    this.cart.add(product, this.quantity());
    this.quantity.set(1);
  }
}
