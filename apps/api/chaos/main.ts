import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { money } from '@till/shared-types';
import { DatabaseService } from '@till/payments/database/database.service';
import { JobQueue } from '@till/payments/jobs/job-queue';
import { type PgBossQueue } from '@till/payments/jobs/pg-boss.queue';
import { RefundsService } from '@till/payments/payments/refunds.service';
import { readEnvironment } from '../src/config/environment';
import { createApp } from '../src/create-app';
import { endInOrder } from '../src/shutdown';
import { CRASH_POINTS, placeCrashPoints } from './crash-points';
import { Faults } from './faults';
import { type HarnessCommand, HarnessLink } from './harness-link';
import { installClock, setClock } from './shifted-clock';

const EACH_MINUTE = '* * * * *';

/** The shop as it is, but for crash points in its classes and a clock that can be moved. */
const link = new HarnessLink();
const faults = new Faults((fault) => link.fault(fault));

function perform(app: NestFastifyApplication, request: HarnessCommand): Promise<unknown> {
  switch (request.command) {
    case 'arm':
      return Promise.resolve(faults.arm(request.faults));
    case 'hits':
      return Promise.resolve(faults.hits);
    case 'clock':
      return Promise.resolve(setClock(request.ahead));
    case 'minute':
      return doWhatIsDue(app);
    case 'supervise':
      return queueOf(app)['boss'].supervise();
    case 'refund': {
      const { orderId, name, amount } = request;
      const asked = amount && { amount: money(amount.amount, amount.currency) };
      const source = 'operator';
      return app.get(RefundsService, { strict: false }).refund({ orderId, name, source, ...asked });
    }
  }
}

function queueOf(app: NestFastifyApplication): PgBossQueue {
  return app.get<PgBossQueue>(JobQueue, { strict: false });
}

async function doWhatIsDue(app: NestFastifyApplication): Promise<void> {
  const jobs = queueOf(app);
  for (const [name, cron] of jobs['schedules']) {
    if (cron !== EACH_MINUTE) continue;
    await app
      .get(DatabaseService, { strict: false })
      .transaction((tx) => jobs.enqueue(tx, name, {} as never));
  }
}

async function start(): Promise<void> {
  installClock();
  setClock(Number(process.env['CHAOS_CLOCK_AHEAD'] ?? 0));
  placeCrashPoints((point) => faults.at(point));
  faults.arm(JSON.parse(process.env['FAULT_AT'] ?? '[]'));
  const configuration = readEnvironment(process.env);
  const starting = createApp({ configuration });
  // Before it is up, for a fault may happen while it starts.
  link.listen(async (request) => perform(await starting, request));
  const app = await starting;
  await app.listen(configuration.http.port, configuration.http.host);
  endInOrder(app);
  const { port } = app.getHttpServer().address() as AddressInfo;
  link.ready(`http://127.0.0.1:${port}`, CRASH_POINTS);
}

start().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
