import 'reflect-metadata';
import { Injectable, Logger, Module, type Provider } from '@nestjs/common';
import { aConfiguration } from '../a-configuration';
import { aDatabase } from '@till/payments/test/a-database';
import { AppModule } from '../../src/app.module';
import { createApp } from '../../src/create-app';
import { EFFECTS_OFF, ORDER_CONFIRMATION } from '@till/payments/orders/effects';
import { EffectsRegistry } from '@till/payments/orders/effects.registry';
import { OnOrder } from '@till/payments/orders/on-order.decorator';

let drop: () => Promise<void>;
let variables: Record<string, string>;
beforeAll(async () => {
  ({ drop, variables } = await aDatabase());
});
afterAll(() => drop());

async function aTeam(...providers: Provider[]) {
  @Module({ imports: [AppModule], providers })
  class TeamModule {}
  const lines: string[] = [];
  const log = (line: string) => lines.push(line);
  const app = await createApp({
    configuration: aConfiguration(variables),
    module: TeamModule,
    logger: { log, warn: log, error: log },
  });
  const registry = app.get(EffectsRegistry);
  await app.close();
  Logger.overrideLogger(false);
  return { registry, lines };
}

@Injectable()
class OwnMail {
  @OnOrder('paid', { name: ORDER_CONFIRMATION })
  async send(): Promise<void> {
    return undefined;
  }
}

it('every effect is listed at the start, with what asks for it and where it is written (lesson: handlers that are not found)', async () => {
  @Injectable()
  class Shipping {
    @OnOrder(['paid', 'authorized'], { name: 'spec-ship' })
    async shipIt(): Promise<void> {
      return undefined;
    }
  }
  const { lines } = await aTeam(Shipping);
  const line = lines.find((it) => it.startsWith('Of an order: '));
  expect(line).toContain('commit-stock on paid, partially_refunded');
  expect(line).toContain('order-confirmation on paid');
  expect(line).toContain('refund-unfulfillable when required');
  expect(line).toContain('spec-ship (Shipping.shipIt) on paid, authorized');
}, 30_000);

it('one of the shop’s own can be turned off, by more than one module', async () => {
  const useValue = [ORDER_CONFIRMATION, ORDER_CONFIRMATION];
  const { registry } = await aTeam({ provide: EFFECTS_OFF, useValue });
  expect(registry.find(ORDER_CONFIRMATION)).toBeUndefined();
}, 30_000);

it('one that is off can be replaced under its name', async () => {
  const off = { provide: EFFECTS_OFF, useValue: [ORDER_CONFIRMATION] };
  const { registry } = await aTeam(off, OwnMail);
  expect(registry.find(ORDER_CONFIRMATION)).toMatchObject({ where: 'OwnMail.send' });
}, 30_000);

it('one that is not off cannot be doubled: the start fails and names both', async () => {
  await expect(aTeam(OwnMail)).rejects.toThrow(
    'OwnMail.send and the shop itself both have an effect "order-confirmation"',
  );
}, 30_000);

it('a name to turn off that nobody has fails the start', async () => {
  await expect(aTeam({ provide: EFFECTS_OFF, useValue: ['confirmation'] })).rejects.toThrow(
    'EFFECTS_OFF names "confirmation", which is no effect',
  );
}, 30_000);
