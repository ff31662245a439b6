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
import { EmbeddedSessionStore } from './embedded-session.store';
import { StripePageService } from './stripe-page.service';

@Component({
  selector: 'till-pay',
  imports: [RouterLink],
  templateUrl: './pay.component.html',
})
export class PayComponent {
  private readonly session = inject(EmbeddedSessionStore);
  private readonly stripe = inject(StripePageService);
  private readonly destroyRef = inject(DestroyRef);
  private readonly place = viewChild.required<ElementRef<HTMLElement>>('place');

  protected readonly state = signal<'opening' | 'open' | 'no session' | 'unavailable'>('opening');

  constructor() {
    afterNextRender(() => void this.open());
  }

  protected async open(): Promise<void> {
    const clientSecret = this.session.clientSecret();
    if (!clientSecret) return this.state.set('no session');
    this.state.set('opening');
    try {
      const page = await this.stripe.open(clientSecret);
      page.mount(this.place().nativeElement);
      this.destroyRef.onDestroy(() => page.destroy());
      this.state.set('open');
    } catch {
      // Stripe.js is a third party's: whatever it throws, the way forward is the same.
      this.state.set('unavailable');
    }
  }
}
