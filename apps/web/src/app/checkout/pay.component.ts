import { Location } from '@angular/common';
import {
  afterNextRender,
  Component,
  DestroyRef,
  type ElementRef,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { checkoutTexts, payTexts } from './checkout.texts';
import { EmbeddedSessionStore } from './embedded-session.store';
import { PageLocation } from './page-location.service';
import { PaymentWatch } from './payment-watch.service';
import { StripePageService } from './stripe-page.service';

@Component({
  selector: 'till-pay',
  imports: [RouterLink],
  templateUrl: './pay.component.html',
})
export class PayComponent {
  private readonly session = inject(EmbeddedSessionStore);
  private readonly stripe = inject(StripePageService);
  private readonly watch = inject(PaymentWatch);
  private readonly location = inject(PageLocation);
  private readonly addresses = inject(Location);
  private readonly destroyRef = inject(DestroyRef);
  private readonly place = viewChild.required<ElementRef<HTMLElement>>('place');

  protected readonly texts = { ...checkoutTexts, ...payTexts };
  protected readonly state = signal<'opening' | 'open' | 'no session' | 'unavailable'>('opening');

  constructor() {
    afterNextRender(() => {
      void this.open();
      this.leaveOnceOver();
    });
  }

  protected async open(): Promise<void> {
    const session = this.session.current();
    if (!session) return this.state.set('no session');
    this.state.set('opening');
    try {
      const page = await this.stripe.open(session.clientSecret);
      page.mount(this.place().nativeElement);
      this.destroyRef.onDestroy(() => page.destroy());
      this.state.set('open');
    } catch {
      // Stripe.js is a third party's: whatever it throws, the way forward is the same.
      this.session.giveUp();
      this.state.set('unavailable');
    }
  }

  private leaveOnceOver(): void {
    const session = this.session.current();
    if (!session) return;
    const order = this.addresses.prepareExternalUrl(`/order/${session.token}`);
    this.destroyRef.onDestroy(
      this.watch.whenOver(session.token, () => this.location.replace(order)),
    );
  }
}
