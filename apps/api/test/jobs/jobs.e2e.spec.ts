import 'reflect-metadata';
import { Injectable, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { sql } from 'drizzle-orm';
import { aConfiguration } from '../a-configuration';
import { aDatabase } from '@till/payments/test/a-database';
import { aGate } from '@till/payments/test/a-gate';
import { eventually } from '../a-shop';
import { createApp } from '../../src/create-app';
import { openPostgres } from '@till/payments';
import { openEmbedded } from '@till/payments/embedded';
import { DatabaseService } from '@till/payments/database/database.service';
import { type JobName, JobQueue, type Jobs } from '@till/payments/jobs/job-queue';
import { PgBossQueue } from '@till/payments/jobs/pg-boss.queue';
import { AccountLifetime } from '@till/payments/payments/account.lifetime';

type Handlers = { [N in JobName]?: (data: Jobs[N]) => Promise<void> };

const NAMES = ['process-event', 'settle-order', 'sweep-orders', 'run-effect'] as const;
let names: readonly JobName[] = NAMES;
let handlers: Handlers;

let jobs: () => JobQueue;
let database: () => DatabaseService;

@Injectable()
class Workers {
  constructor(queue: JobQueue, connected: DatabaseService) {
    // Known from here on: a job may run before the start has ended.
    [jobs, database] = [() => queue, () => connected];
    for (const name of names) {
      queue.work(name, async (data) => (handlers[name] as (data: object) => Promise<void>)(data));
    }
  }
}

@Module({
  providers: [
    AccountLifetime,
    Workers,
    {
      provide: DatabaseService,
      useFactory: async () => {
        const { database: store, dataDir } = configuration;
        return new DatabaseService(
          await (store.url ? openPostgres(store.url) : openEmbedded(dataDir)),
        );
      },
    },
    { provide: JobQueue, useClass: PgBossQueue },
  ],
})
class WorkersModule {}

let app: NestFastifyApplication;
let store: Awaited<ReturnType<typeof aDatabase>>;
let configuration: ReturnType<typeof aConfiguration>;
const start = async () => {
  app = await createApp({ configuration, module: WorkersModule, logger: false });
};
const restart = async (others: readonly JobName[]) => {
  await app.close();
  names = others;
  await start();
};

beforeEach(() => (handlers = {}));
beforeAll(async () => {
  store = await aDatabase();
  configuration = aConfiguration(store.variables);
  await start();
}, 60_000);
afterAll(async () => {
  await app.close();
  await store.drop();
});

async function storedJobs(name: JobName, data: object) {
  const { rows } = await database().queries.execute(
    sql`select state, output from pgboss.job
        where name = ${name} and data @> ${JSON.stringify(data)}::jsonb`,
  );
  return rows;
}

it('a job whose process was killed is done again within half a minute', async () => {
  const done = aGate();
  handlers = { 'process-event': async () => done.open() };
  await database().transaction(async (tx) => {
    await jobs().enqueue(tx, 'process-event', { eventId: 'evt_killed' });
    await tx.execute(sql`
      update pgboss.job set state = 'active', started_on = now() - interval '21 s',
        heartbeat_on = now() - interval '21 s'
      where data ->> 'eventId' = 'evt_killed' and heartbeat_seconds = 20`);
  });
  expect(await storedJobs('process-event', { eventId: 'evt_killed' })).toMatchObject([
    { state: 'active' },
  ]);
  await done.opened;
}, 30_000);

it('an order is queued once while it waits, and again while it is worked on', async () => {
  const entered = aGate();
  const release = aGate();
  const settled: string[] = [];
  handlers = {
    'settle-order': async ({ orderId }) => {
      settled.push(orderId);
      entered.open();
      await release.opened;
    },
  };
  const settle = (orderId: string, singletonKey?: string) => {
    const data = { orderId, source: 'sweep' } as const;
    return database().transaction(async (tx) => {
      await jobs().enqueue(tx, 'settle-order', data, singletonKey ? { singletonKey } : {});
      await jobs().enqueue(tx, 'settle-order', data, singletonKey ? { singletonKey } : {});
    });
  };
  await settle('one', 'one');
  await entered.opened;
  await settle('one', 'one');
  await settle('keyless');
  release.open();
  await eventually(
    async () => settled.toSorted(),
    (orders) => String(orders) === 'keyless,keyless,one,one',
  );
}, 30_000);

it('a sweep that is asked for while one runs is left out', async () => {
  const entered = aGate();
  const release = aGate();
  handlers = {
    'sweep-orders': async () => {
      entered.open();
      await release.opened;
    },
  };
  const sweep = () => database().transaction((tx) => jobs().enqueue(tx, 'sweep-orders', {}));
  await sweep();
  await entered.opened;
  await sweep();
  expect(await storedJobs('sweep-orders', {})).toMatchObject([{ state: 'active' }]);
  release.open();
}, 30_000);

it('of an error that a handler threw nothing is stored but its kind', async () => {
  handlers = {
    'run-effect': async ({ name }) => {
      await database().queries.execute(sql`select ${name}::int`);
    },
  };
  const job = { orderId: 'one', name: 'ada@example.com' };
  await database().transaction((tx) => jobs().enqueue(tx, 'run-effect', job));
  const [{ output }] = await eventually(
    () => storedJobs('run-effect', job) as Promise<[{ output: unknown }]>,
    ([{ output }]) => output !== null,
  );
  expect(JSON.stringify(output)).toContain('error 22P02');
  expect(JSON.stringify(output)).not.toContain('ada@example.com');
}, 30_000);

it('a handler that runs at the start finds every queue there', async () => {
  await restart(['settle-order']);
  await database().transaction(async (tx) => {
    await jobs().enqueue(tx, 'process-event', { eventId: 'evt_first' });
    await tx.execute(sql`select pgboss.delete_queue('run-effect')`);
  });
  const done = aGate();
  let tries = 0;
  handlers = {
    'process-event': async () => {
      tries += 1;
      const job = { orderId: 'one', name: 'refund' };
      await database().transaction((tx) => jobs().enqueue(tx, 'run-effect', job));
    },
    'run-effect': async () => done.open(),
  };
  await restart(NAMES);
  await done.opened;
  expect(tries).toBe(1);
}, 30_000);

it('a queue that an older release made is kept as this one wants it', async () => {
  await database().queries.execute(
    sql`update pgboss.queue set heartbeat_seconds = null, expire_seconds = 900`,
  );
  await restart(NAMES);
  const { rows } = await database().queries.execute(
    sql`select heartbeat_seconds, expire_seconds from pgboss.queue where name = 'settle-order'`,
  );
  expect(rows).toEqual([{ heartbeat_seconds: 20, expire_seconds: 60 }]);
}, 30_000);
