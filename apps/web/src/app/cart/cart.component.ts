import { httpResource } from '@angular/common/http';
import { Component, computed, DestroyRef, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { multiply, type ProductList, sum } from '@till/shared-types';
import { CupComponent } from '../cup.component';
import { MoneyPipe } from '../money.pipe';
import { ShopConfigStore } from '../shop-config.store';
import { checkLine } from './cart-check';
import { CartCheckout } from './cart-checkout.service';
import { CartLineComponent } from './cart-line.component';
import { pricesChanged, problemText, soldMeanwhile } from './cart-problem.texts';
import { CartStore } from './cart.store';
import { RemovedLineComponent } from './removed-line.component';

@Component({
  selector: 'till-cart',
  imports: [CartLineComponent, CupComponent, MoneyPipe, RemovedLineComponent, RouterLink],
  providers: [CartCheckout],
  templateUrl: './cart.component.html',
})
export class CartComponent {
  protected readonly cart = inject(CartStore);
  protected readonly checkout = inject(CartCheckout);

  private readonly catalog = httpResource<ProductList>(() => '/api/products');
  protected readonly isPractice = inject(ShopConfigStore).isPractice;
  protected readonly lines = computed(() => {
    const products = this.catalog.hasValue() ? this.catalog.value().products : undefined;
    return this.cart.lines().map((line) => checkLine(line, products, this.checkout.refusals()));
  });
  protected readonly total = computed(() => {
    const totals = this.lines().map((line) => multiply(line.current, line.quantity));
    const currency = totals[0]?.currency;
    const comparable = totals.every((total) => total.currency === currency);
    return currency && comparable ? sum(totals, currency) : undefined;
  });
  private readonly repriced = computed(() => this.lines().filter((line) => line.isRepriced));
  private readonly short = computed(() => this.lines().filter((line) => line.left !== undefined));

  protected readonly paidOrder = computed(() => this.checkout.problem()?.order);
  protected readonly notice = computed(() => {
    if (this.repriced().length) return pricesChanged;
    if (this.short().length) return soldMeanwhile;
    const problem = this.checkout.problem();
    const isSolved = ['price_changed', 'out_of_stock', 'product_unavailable'];
    return problem && !isSolved.includes(problem.code) ? problemText(problem) : undefined;
  });
  /** The one way forward from the state the cart is in. */
  protected readonly step = computed(() => {
    if (this.checkout.pending()) return 'Opening payment…';
    if (this.repriced().length) return 'Accept new prices';
    if (this.short().some(({ left }) => left)) return 'Take what is left';
    if (this.short().length) return 'Remove what is sold out';
    return this.notice()?.retry ?? 'Check out';
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => this.cart.forgetRemoved());
  }

  protected takeStep(): void {
    if (this.repriced().length) this.acceptPrices();
    else if (this.short().length) this.takeWhatIsLeft();
    else this.checkout.start();
  }

  protected startAnew(): void {
    this.cart.startAnew();
    this.checkout.dismissProblem();
  }

  private acceptPrices(): void {
    this.cart.acceptPrices(new Map(this.repriced().map(({ id, current }) => [id, current])));
    this.checkout.dismissProblem();
  }

  private takeWhatIsLeft(): void {
    for (const { id, left } of this.short()) {
      if (left) this.cart.setQuantity(id, left);
      else this.cart.remove(id);
    }
    this.checkout.dismissProblem();
  }
}
