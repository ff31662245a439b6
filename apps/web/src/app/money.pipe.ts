import { inject, LOCALE_ID, Pipe, type PipeTransform } from '@angular/core';
import { formatMoney, type Money } from '@till/shared-types';
import { WrittenTextsStore } from './written-texts.store';

/** An amount as the page's language writes it, with Stripe's decimals. */
@Pipe({ name: 'money' })
export class MoneyPipe implements PipeTransform {
  private readonly locale = inject(LOCALE_ID);
  private readonly texts = inject(WrittenTextsStore);

  transform(amount: Money): string {
    const key = `${amount.currency} ${amount.amount}`;
    return this.texts.of(key, () => formatMoney(amount, this.locale));
  }
}
