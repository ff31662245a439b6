import { Injectable, type PipeTransform } from '@nestjs/common';
import type { Currency } from '@till/shared-types';
import { PaymentsSettings } from '../options/payments.settings';
import { ProblemException } from '../problems/problem.exception';
import { Catalog } from './catalog';

/** The currency asked for, or the shop's. A currency the catalogue has no prices in is refused. */
@Injectable()
export class CurrencyPipe implements PipeTransform<unknown, Promise<Currency>> {
  constructor(
    private readonly settings: PaymentsSettings,
    private readonly catalog: Catalog,
  ) {}

  async transform(asked: unknown): Promise<Currency> {
    if (asked === undefined) return this.settings.shop.currency;
    const offered = await this.catalog.currencies();
    if (typeof asked === 'string' && offered.includes(asked)) return asked;
    const detail = `The currencies offered are ${offered.join(', ')}`;
    throw new ProblemException('not_in_list', detail, {
      errors: [{ pointer: '/currency', code: 'not_in_list', detail }],
    });
  }
}
