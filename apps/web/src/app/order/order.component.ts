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
import { FIGURES, formatMoney, type Money } from '@till/shared-types';
import { CupComponent } from '../cup.component';
import { MoneyPipe } from '../money.pipe';
import { DeliveryAddressComponent } from './delivery-address.component';
import { slow, type StatusText, statusTexts, unfulfillable, unpaid } from './order-status.texts';
import { ORDER_AGAIN } from './order-again';
import { OrderStore } from './order.store';
import { orderTexts } from './order.texts';

@Component({
  selector: 'till-order',
  imports: [CupComponent, DeliveryAddressComponent, MoneyPipe, RouterLink],
  templateUrl: './order.component.html',
})
export class OrderComponent {
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly locale = inject(LOCALE_ID);
  private readonly day = new Intl.DateTimeFormat(this.locale, { ...FIGURES, dateStyle: 'long' });

  /** From the address: `/order/:token`. */
  readonly token = input.required<string>();

  protected readonly again = inject(ORDER_AGAIN);
  protected readonly texts = orderTexts;
  protected readonly store = new OrderStore(this.token);
  protected readonly order = this.store.order;
  protected readonly placed = computed(() =>
    this.day.format(new Date(this.order()?.createdAt ?? 0)),
  );
  /** What stands between the subtotal and the total. */
  protected readonly extras = computed(() => {
    const order = this.order();
    if (!order) return [];
    const { discount, shippingCost, tax } = order;
    const shown = (amount: Money) => formatMoney(amount, this.locale);
    return [
      { name: orderTexts.discount, isThere: discount.amount > 0, amount: this.takenOff(discount) },
      { name: orderTexts.shipping, isThere: shippingCost.amount > 0, amount: shown(shippingCost) },
      { name: orderTexts.tax, isThere: tax.amount > 0, amount: shown(tax) },
    ].filter(({ isThere }) => isThere);
  });
  protected readonly isUnpaid = computed(() => {
    const order = this.order();
    return !!order?.isOpen && this.store.isAsked();
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

  /** Below nothing, with a minus as wide as a digit: most locales have a hyphen. */
  protected takenOff({ amount, currency }: Money): string {
    return formatMoney({ amount: -amount, currency }, this.locale).replace('-', '\u2212');
  }

  protected print(): void {
    this.window?.print();
  }
}
