import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { OrdersRepository } from '@till/payments';
import { CommandRunner } from '../command-runner';
import type { CommandAnswer, OperatorCommand } from '../operator-command';
import { namedOrder } from './named-order';
import { numberInput } from './order-input';
import { OrderRecordRepository } from './order-record.repository';
import { orderData, orderText } from './order-report';

const input = z.strictObject({ number: numberInput });

/** Shows an order: what it is, and what happened to it. */
@Injectable()
export class OrderCommand implements OperatorCommand<z.infer<typeof input>> {
  readonly name = 'order';
  readonly input = input;

  constructor(
    private readonly orders: OrdersRepository,
    private readonly records: OrderRecordRepository,
    commands: CommandRunner,
  ) {
    commands.offer(this);
  }

  async run({ number }: z.infer<typeof input>): Promise<CommandAnswer> {
    const record = await this.records.read(await namedOrder(this.orders, number));
    return { ok: true, text: orderText(record), data: orderData(record) };
  }
}
