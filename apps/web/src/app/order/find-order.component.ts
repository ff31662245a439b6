import { HttpClient, type HttpErrorResponse } from '@angular/common/http';
import {
  afterNextRender,
  Component,
  DestroyRef,
  effect,
  type ElementRef,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { OrderLookup } from '@till/shared-types';
import { CupComponent } from '../cup.component';
import { findOrderTexts } from './find-order.texts';

/** For who has lost the link: it is sent by mail. What is answered is the same whether or not there is an order. */
@Component({
  selector: 'till-find-order',
  imports: [CupComponent],
  templateUrl: './find-order.component.html',
})
export class FindOrderComponent {
  private readonly http = inject(HttpClient);
  private readonly destroyRef = inject(DestroyRef);
  private readonly done = viewChild<ElementRef<HTMLElement>>('done');

  protected readonly texts = findOrderTexts;
  protected readonly state = signal<'loading' | 'asking' | 'sending' | 'sent'>('loading');
  /** What stands in the way of asking once more. */
  protected readonly trouble = signal('');
  protected readonly faults = signal<Partial<OrderLookup>>({});

  constructor() {
    // What is sent before the page has come to life would go nowhere.
    afterNextRender(() => this.state.set('asking'));
    effect(() => this.done()?.nativeElement.focus());
  }

  protected send(number: HTMLInputElement, email: HTMLInputElement): void {
    if (this.state() === 'sending') return;
    const faults = {
      ...(!number.value.trim() && { number: findOrderTexts.numberMissing }),
      ...(!email.validity.valid && { email: findOrderTexts.emailUnreadable }),
    };
    this.faults.set(faults);
    this.trouble.set('');
    if (faults.number || faults.email) return (faults.number ? number : email).focus();
    this.ask({ number: number.value.trim(), email: email.value.trim() });
  }

  protected again(): void {
    this.state.set('asking');
  }

  private ask(lookup: OrderLookup): void {
    this.state.set('sending');
    this.http
      .post('/api/orders/lookup', lookup)
      .pipe(takeUntilDestroyed(this.destroyRef))
      .subscribe({
        next: () => this.state.set('sent'),
        error: (error: HttpErrorResponse) => {
          this.state.set('asking');
          const { tooMany, unreachable } = findOrderTexts;
          this.trouble.set(error.status === 429 ? tooMany : unreachable);
        },
      });
  }
}
