import { DestroyRef, DOCUMENT, inject, Service, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { CheckoutProblem } from '../checkout/checkout-problem';
import { PaymentService } from '../checkout/payment.service';
import { onRestored } from '../page-restored';
import { noRefusals, refusalsOf } from './cart-check';
import { CartStore } from './cart.store';

/** Checking out the cart of one cart page: what is under way, and what stood in the way last. */
@Service({ autoProvided: false })
export class CartCheckout {
  private readonly cart = inject(CartStore);
  private readonly payment = inject(PaymentService);
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly destroyRef = inject(DestroyRef);
  private readonly underWay = signal(false);
  private readonly lastProblem = signal<CheckoutProblem | null>(null);
  private readonly lastRefusals = signal(noRefusals);

  readonly pending = this.underWay.asReadonly();
  readonly problem = this.lastProblem.asReadonly();
  /** Prices and stock that the API knew better than the catalogue this page was made from. */
  readonly refusals = this.lastRefusals.asReadonly();

  constructor() {
    // It was left waiting for Stripe's page to open.
    this.destroyRef.onDestroy(onRestored(this.window, () => this.underWay.set(false)));
  }

  start(): void {
    if (this.underWay()) return;
    this.underWay.set(true);
    this.lastProblem.set(null);
    const [cartId, sent] = [this.cart.id(), this.cart.lines()];
    const products = sent.map(({ id, quantity, price }) => ({ id, quantity, price: price.amount }));
    const currency = sent[0]?.price.currency;
    this.payment
      .createSession({ cartId, products, ...(currency && { currency }) })
      .pipe(takeUntilDestroyed(this.destroyRef))
      .subscribe({
        next: (session) => {
          this.cart.rememberOrder(session.order.token, cartId);
          this.payment.open(session);
        },
        error: (problem: CheckoutProblem) => {
          this.underWay.set(false);
          if (problem.errors.length > 0) this.lastRefusals.set(refusalsOf(problem, sent));
          this.lastProblem.set(problem);
          if (problem.order) this.cart.rememberOrder(problem.order.token, cartId);
        },
      });
  }

  dismissProblem(): void {
    this.lastProblem.set(null);
  }
}
