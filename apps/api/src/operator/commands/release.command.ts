import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { CaptureService, OrdersRepository } from '@till/payments';
import { CommandRunner } from '../command-runner';
import type { CommandAnswer, OperatorCommand } from '../operator-command';
import { namedOrder } from './named-order';
import { numberInput } from './order-input';

const input = z.strictObject({ number: numberInput });

/** Lets go of an authorized order: nothing is taken, its stock is free again. */
@Injectable()
export class ReleaseCommand implements OperatorCommand<z.infer<typeof input>> {
  readonly name = 'release';
  readonly input = input;

  constructor(
    private readonly orders: OrdersRepository,
    private readonly captures: CaptureService,
    commands: CommandRunner,
  ) {
    commands.offer(this);
  }

  async run({ number }: z.infer<typeof input>): Promise<CommandAnswer> {
    const { id } = await namedOrder(this.orders, number);
    await this.captures.release(id, 'operator');
    const { status } = await namedOrder(this.orders, number);
    return {
      ok: true,
      text: `Order ${number}: the authorization is let go of, nothing was taken.`,
      data: { number, status },
    };
  }
}
