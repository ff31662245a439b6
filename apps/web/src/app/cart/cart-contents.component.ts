import {
  afterNextRender,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  Injector,
  viewChildren,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { multiply, sum } from '@till/shared-types';
import { CupComponent } from '../cup.component';
import { MoneyPipe } from '../money.pipe';
import { ProductsStore } from '../products.store';
import { ShopConfigStore } from '../shop-config.store';
import { checkLine } from './cart-check';
import { CartCheckout } from './cart-checkout.service';
import { CartLineComponent } from './cart-line.component';
import { pricesChanged, problemText, soldMeanwhile } from './cart-problem.texts';
import { CartStore } from './cart.store';
import { cartSteps, cartTexts } from './cart.texts';
import { RemovedLineComponent } from './removed-line.component';

@Component({
  selector: 'till-cart-contents',
  imports: [CartLineComponent, CupComponent, MoneyPipe, RemovedLineComponent, RouterLink],
  providers: [CartCheckout],
  templateUrl: './cart-contents.component.html',
})
export class CartContentsComponent {
  protected readonly cart = inject(CartStore);
  protected readonly checkout = inject(CartCheckout);

  private readonly catalog = inject(ProductsStore);
  private readonly injector = inject(Injector);
  private readonly lineViews = viewChildren(CartLineComponent);
  protected readonly texts = cartTexts;
  protected readonly isPractice = inject(ShopConfigStore).isPractice;
  protected readonly lines = computed(() => {
    const products = this.catalog.list()?.products;
    return this.cart.lines().map((line) => checkLine(line, products, this.checkout.refusals()));
  });
  protected readonly total = computed(() => {
    const totals = this.lines().map((line) => multiply(line.current, line.quantity));
    const currency = this.catalog.list()?.currency ?? totals[0]?.currency;
    const comparable = totals.filter((total) => total.currency === currency);
    return currency && sum(comparable, currency);
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
  /** What was taken out, in the page's language where that is known. */
  protected readonly removedName = computed(() => {
    const line = this.cart.removed()?.line;
    const product = this.catalog.list()?.products.find(({ id }) => id === line?.id);
    return product?.name ?? line?.name ?? '';
  });
  /** The one way forward from the state the cart is in. */
  protected readonly step = computed(() => {
    if (this.checkout.pending()) return cartSteps.opening;
    if (this.repriced().length) return cartSteps.acceptPrices;
    if (this.short().some(({ left }) => left)) return cartSteps.takeWhatIsLeft;
    if (this.short().length) return cartSteps.removeSoldOut;
    return this.notice()?.retry ?? cartSteps.checkOut;
  });

  constructor() {
    this.catalog.refresh();
    effect(() => this.takeCurrency());
    inject(DestroyRef).onDestroy(() => this.cart.forgetRemoved());
  }

  protected isRemovedAt(index: number): boolean {
    return this.cart.removed()?.index === index;
  }

  protected undoRemove(): void {
    const id = this.cart.removed()?.line.id;
    this.cart.undoRemove();
    const focusLine = () =>
      this.lineViews()
        .find(({ line }) => line().id === id)
        ?.focusRemove();
    afterNextRender(focusLine, { injector: this.injector });
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

  /** What was put into the cart in another currency is from now on agreed to in the one chosen since. */
  private takeCurrency(): void {
    const inOther = this.lines().filter(
      ({ price, current }) => price.currency !== current.currency,
    );
    if (!inOther.length) return;
    this.cart.acceptPrices(new Map(inOther.map(({ id, current }) => [id, current])));
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
