import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { ErasureService, OrdersRepository } from '@till/payments';
import { CommandRunner } from '../command-runner';
import type { CommandAnswer, OperatorCommand } from '../operator-command';
import { namedOrder } from './named-order';
import { numberInput } from './order-input';

const input = z.strictObject({ number: numberInput });

/** Removes a buyer's personal data from an order. */
@Injectable()
export class EraseCommand implements OperatorCommand<z.infer<typeof input>> {
  readonly name = 'erase';
  readonly input = input;

  constructor(
    private readonly orders: OrdersRepository,
    private readonly erasure: ErasureService,
    commands: CommandRunner,
  ) {
    commands.offer(this);
  }

  async run({ number }: z.infer<typeof input>): Promise<CommandAnswer> {
    const { id } = await namedOrder(this.orders, number);
    await this.erasure.erase(id);
    const { erasedAt } = await namedOrder(this.orders, number);
    return {
      ok: true,
      text: `Order ${number}: the buyer's personal data is removed, the amounts are kept. Stripe has its own: have it removed there too.`,
      data: { number, erasedAt },
    };
  }
}
