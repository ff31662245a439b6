import { Location } from '@angular/common';
import { HttpClient } from '@angular/common/http';
import { inject, LOCALE_ID, Service } from '@angular/core';
import type { CheckoutSession, CreateCheckoutSession } from '@till/shared-types';
import { catchError, type Observable, tap, throwError } from 'rxjs';
import { checkoutProblem, isUndecided } from './checkout-problem';
import { EmbeddedSessionStore } from './embedded-session.store';
import { IdempotencyKeyStore } from './idempotency-key.store';
import { PageLocation } from './page-location.service';
import { UiModeStore } from './ui-mode.store';

/** What is bought, and in which currency. */
type Cart = Pick<CreateCheckoutSession, 'cartId' | 'currency' | 'products'>;

@Service()
export class PaymentService {
  private readonly http = inject(HttpClient);
  private readonly keys = inject(IdempotencyKeyStore);
  private readonly embedded = inject(EmbeddedSessionStore);
  private readonly uiMode = inject(UiModeStore);
  private readonly location = inject(PageLocation);
  private readonly addresses = inject(Location);
  private readonly locale = inject(LOCALE_ID);

  /**
   * Asks for a checkout session. While the outcome of an earlier, equal request is unknown its
   * `Idempotency-Key` is used again, so that a retry never makes a second order.
   * @throws CheckoutProblem as the observable's error
   */
  createSession(cart: Cart): Observable<CheckoutSession> {
    const uiMode = this.uiMode.current();
    const body: CreateCheckoutSession = { uiMode, locale: this.locale, ...cart };
    const headers = { 'Idempotency-Key': this.keys.keyFor(JSON.stringify(body)) };
    return this.http.post<CheckoutSession>('/api/create-checkout-session', body, { headers }).pipe(
      tap(() => this.keys.forget()),
      catchError((error: unknown) => {
        const problem = checkoutProblem(error);
        if (!isUndecided(problem)) this.keys.forget();
        return throwError(() => problem);
      }),
    );
  }

  /** Sends the shopper to Stripe's page, or to the shop's own page where Stripe's is embedded. */
  open({ url, clientSecret, order: { token } }: CheckoutSession): void {
    if (clientSecret) this.embedded.put({ clientSecret, token });
    this.location.assign(url ?? this.addresses.prepareExternalUrl('/checkout/pay'));
  }
}
