import 'reflect-metadata';
import { Injectable, Logger, Module, type Provider } from '@nestjs/common';
import { aConfiguration } from '../a-configuration';
import { aDatabase } from '@till/payments/test/a-database';
import { ShippingModule } from '../extensions/shipping/shipping.module';
import { AppModule } from '../../src/app.module';
import { createApp } from '../../src/create-app';
import { OnStripeEvent } from '@till/payments/payments/on-stripe-event.decorator';

let drop: () => Promise<void>;
let variables: Record<string, string>;
beforeAll(async () => {
  ({ drop, variables } = await aDatabase());
});
afterAll(() => drop());

/** Lines that the application logs while it starts. */
async function linesOf(...providers: Provider[]): Promise<string> {
  @Module({ imports: [AppModule, ShippingModule], providers })
  class TeamModule {}
  const lines: string[] = [];
  const log = (line: string) => lines.push(line);
  const logger = { log, warn: log, error: log };
  const configuration = aConfiguration(variables);
  const app = await createApp({ configuration, module: TeamModule, logger });
  await app.close();
  Logger.overrideLogger(false);
  return lines.join('\n');
}

it('every handler is listed at the start, with what it reacts to and where it is written (lesson: handlers that are not found)', async () => {
  const lines = await linesOf();
  expect(lines).toContain('spec-stop-parcel (ShippingService.stop) on charge.dispute.created');
  expect(lines).toContain('spec-book-parcel (ShippingService.book) on paid');
}, 30_000);

it('two of one name fail the start, which names both', async () => {
  @Injectable()
  class Customs {
    @OnStripeEvent('*', { name: 'spec-stop-parcel' })
    async stop(): Promise<void> {
      return undefined;
    }
  }
  await expect(linesOf(Customs)).rejects.toThrow(
    /(Customs|ShippingService)\.stop and (Customs|ShippingService)\.stop both have a reaction "spec-stop-parcel"/,
  );
}, 30_000);
