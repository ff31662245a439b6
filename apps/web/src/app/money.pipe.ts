import { inject, LOCALE_ID, Pipe, type PipeTransform } from '@angular/core';
import { formatMoney, type Money } from '@till/shared-types';

/** An amount as the page's language writes it, with Stripe's decimals. */
@Pipe({ name: 'money' })
export class MoneyPipe implements PipeTransform {
  private readonly locale = inject(LOCALE_ID);

  transform(amount: Money): string {
    return formatMoney(amount, this.locale);
  }
}
