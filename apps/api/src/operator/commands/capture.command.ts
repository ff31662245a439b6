import { Injectable } from '@nestjs/common';
import type { PaymentStatus } from '@till/shared-types';
import { z } from 'zod';
import { CaptureService, OrdersRepository } from '@till/payments';
import { CommandRunner } from '../command-runner';
import type { CommandAnswer, OperatorCommand } from '../operator-command';
import { namedOrder } from './named-order';
import { numberInput } from './order-input';

const input = z.strictObject({ number: numberInput });

/** Takes the money of an authorized order. */
@Injectable()
export class CaptureCommand implements OperatorCommand<z.infer<typeof input>> {
  readonly name = 'capture';
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
    const taken = await this.captures.capture(id, 'operator');
    const { status } = await namedOrder(this.orders, number);
    const text = taken ? 'the money is taken.' : `the money was taken already.${since(status)}`;
    return { ok: true, text: `Order ${number}: ${text}`, data: { number, status } };
  }
}

/** What became of the money since. */
function since(status: PaymentStatus): string {
  if (status === 'refunded') return ' By now it is refunded.';
  return status === 'partially_refunded' ? ' By now a part of it is refunded.' : '';
}
