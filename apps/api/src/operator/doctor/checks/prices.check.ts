import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { formatMoney, minimumCharge, money, priceFault, type Product } from '@till/shared-types';
import { Catalog } from '@till/payments';
import type { Configuration } from '../../../config/configuration';
import { type Check, failure, type Finding, ok } from '../check';

/** As many as a line holds. */
const NAMED = 5;

/** Stripe can charge every price of the catalogue, also that of a single piece. */
@Injectable()
export class PricesCheck implements Check {
  readonly name = 'prices';

  constructor(
    private readonly config: ConfigService<Configuration, true>,
    private readonly catalog: Catalog,
  ) {}

  async run(): Promise<Finding> {
    const { currency } = this.config.get('shop', { infer: true });
    const currencies = await this.catalog.currencies();
    if (!currencies.includes(currency)) {
      return failure(
        `Nothing has a price in ${currency}, the shop’s own currency.`,
        'Set SHOP_CURRENCY to one that the catalogue has prices in, or add prices in it.',
      );
    }
    const lists = await Promise.all(currencies.map((each) => this.catalog.list(each)));
    const faults = lists.flat().flatMap(faultOf);
    if (faults.length === 0)
      return ok(`Stripe can charge every price, in ${currencies.join(', ')}.`);
    const more = faults.length > NAMED ? `; and ${faults.length - NAMED} more` : '';
    return failure(
      `Stripe would refuse ${faults.slice(0, NAMED).join('; ')}${more}.`,
      'Change these prices in the catalogue.',
    );
  }
}

function faultOf({ id, price }: Product): string[] {
  const shown = `${id} at ${formatMoney(price, 'en')}`;
  const fault = priceFault(price);
  if (fault) return [`${shown}: ${fault}`];
  const least = minimumCharge(price.currency);
  if (least === undefined || price.amount === 0 || price.amount >= least) return [];
  return [`${shown}: the smallest charge is ${formatMoney(money(least, price.currency), 'en')}`];
}
