import {
  Component,
  computed,
  DOCUMENT,
  effect,
  inject,
  input,
  LOCALE_ID,
  RESPONSE_INIT,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { CupComponent } from '../cup.component';
import { MoneyPipe } from '../money.pipe';
import { slow, type StatusText, statusTexts, unfulfillable, unpaid } from './order-status.texts';
import { OrderStore } from './order.store';

@Component({
  selector: 'till-order',
  imports: [CupComponent, MoneyPipe, RouterLink],
  templateUrl: './order.component.html',
})
export class OrderComponent {
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly day = new Intl.DateTimeFormat(inject(LOCALE_ID), { dateStyle: 'long' });

  /** From the address: `/order/:token`. */
  readonly token = input.required<string>();

  protected readonly store = new OrderStore(this.token);
  protected readonly order = this.store.order;
  protected readonly placed = computed(() =>
    this.day.format(new Date(this.order()?.createdAt ?? 0)),
  );
  protected readonly isUnpaid = computed(() => {
    const order = this.order();
    return order?.status === 'pending' && !!order.payUrl && this.store.isAsked();
  });
  protected readonly state = computed((): StatusText | undefined => {
    const order = this.order();
    if (!order) return undefined;
    if (order.status === 'paid' && order.fulfilment === 'unfulfillable') return unfulfillable;
    if (this.isUnpaid()) return unpaid;
    return order.status === 'pending' && this.store.isSlow() ? slow : statusTexts[order.status];
  });

  constructor() {
    const response = inject(RESPONSE_INIT, { optional: true });
    effect(() => {
      if (response && this.store.isMissing()) response.status = 404;
      if (response && this.store.isUnreachable()) response.status = 503;
    });
  }

  protected print(): void {
    this.window?.print();
  }
}
