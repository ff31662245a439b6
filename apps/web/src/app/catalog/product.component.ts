import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, linkedSignal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { MAX_QUANTITY, type Product } from '@till/shared-types';
import { CartStore } from '../cart/cart.store';
import { cartTexts } from '../cart/cart.texts';
import { QuantityComponent } from '../cart/quantity.component';
import { catalogRequests } from '../catalog-request';
import { CupComponent } from '../cup.component';
import { MoneyPipe } from '../money.pipe';
import { PageTitleStrategy } from '../page-title.strategy';
import { answerStatus, isMissing, takeMissing } from './answer-status';
import { ChosenProductStore } from './chosen-product.store';
import { productTexts } from './product.texts';
import { SHOWN_PRODUCT } from './shown-product';

@Component({
  selector: 'till-product',
  imports: [CupComponent, MoneyPipe, QuantityComponent, RouterLink],
  templateUrl: './product.component.html',
})
export class ProductComponent {
  private readonly cart = inject(CartStore);
  private readonly chosen = inject(ChosenProductStore);
  private readonly head = inject(PageTitleStrategy);
  private readonly request = catalogRequests();
  private readonly knownMissing = takeMissing();
  private readonly shown = inject(SHOWN_PRODUCT, { optional: true });

  /** From the address: `/products/:id`. */
  readonly id = input.required<string>();

  protected readonly texts = productTexts;
  protected readonly quantityOf = cartTexts.quantityOf;
  private readonly isKnownMissing = computed(() => this.id() === this.knownMissing);
  protected readonly answer = httpResource<Product>(() =>
    this.isKnownMissing()
      ? undefined
      : this.request(`/api/products/${encodeURIComponent(this.id())}`),
  );
  private readonly asked = computed(() => ({
    id: this.id(),
    product: this.answer.hasValue() ? this.answer.value() : undefined,
    isAsking: this.answer.isLoading(),
  }));
  /** While the shop is asked, what the list or the page knew of it already. */
  protected readonly product = linkedSignal<ReturnType<typeof this.asked>, Product | undefined>({
    source: this.asked,
    computation: ({ id, product, isAsking }, before) => {
      if (product || !isAsking) return product;
      return [before?.value, this.chosen.product()].find((known) => known?.id === id);
    },
  });
  protected readonly missing = computed(() => this.isKnownMissing() || isMissing(this.answer));
  protected readonly quantity = linkedSignal({ source: this.id, computation: () => 1 });
  protected readonly inCart = computed(
    () => this.cart.lines().find((line) => line.id === this.id())?.quantity ?? 0,
  );
  protected readonly full = computed(() => this.inCart() >= MAX_QUANTITY);

  constructor() {
    answerStatus(this.answer, this.id);
    effect(() => {
      const product = this.product();
      this.shown?.set(product);
      if (product) this.head.describe(product);
      else if (this.missing()) this.head.describeMissing(this.texts.missing.title);
    });
  }

  protected addToCart(product: Product): void {
    this.cart.add(product, this.quantity());
    this.quantity.set(1);
  }
}
