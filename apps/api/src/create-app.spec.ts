import 'reflect-metadata';
import { once } from 'node:events';
import { connect } from 'node:net';
import { Controller, Get, Module, type OnModuleInit } from '@nestjs/common';
import { sql } from 'drizzle-orm';
import { aConfiguration } from '../test/a-configuration';
import { aDatabase } from '@till/payments/test/a-database';
import { aGate } from '@till/payments/test/a-gate';
import { AppModule } from './app.module';
import { createApp } from './create-app';
import { DatabaseService } from '@till/payments/database/database.service';
import { JobQueue } from '@till/payments/jobs/job-queue';

const asked = aGate();
const answer = aGate();
const started = aGate();
const finish = aGate();
const done: string[] = [];

@Controller('slow')
class SlowController implements OnModuleInit {
  constructor(
    private readonly database: DatabaseService,
    private readonly jobs: JobQueue,
  ) {}

  /** Instead of the shop's own handler. */
  onModuleInit(): void {
    this.jobs.work('run-effect', async ({ name }) => {
      started.open();
      await finish.opened;
      await this.database.queries.execute(sql`select 1`);
      done.push(name);
    });
  }

  @Get()
  async wait(): Promise<object> {
    asked.open();
    await answer.opened;
    await this.enqueue('later');
    return { done: true };
  }

  enqueue(name: string): Promise<void> {
    return this.database.transaction((tx) =>
      this.jobs.enqueue(tx, 'run-effect', { orderId: 'one', name }),
    );
  }
}

@Module({ imports: [AppModule], controllers: [SlowController] })
class SlowModule {}

it('an app that closes takes nothing new, answers what is under way, ends its jobs, then its database', async () => {
  const { variables, drop } = await aDatabase();
  const configuration = aConfiguration(variables);
  const app = await createApp({ configuration, module: SlowModule, logger: false });
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const database = app.get(DatabaseService);
  await app.get(SlowController).enqueue('now');
  await started.opened;
  const underWay = fetch(`${url}/api/slow`);
  await asked.opened;

  const closed = app.close();
  await refused(url);
  answer.open();
  expect(await (await underWay).json()).toEqual({ done: true });
  expect(done).toEqual([]);
  finish.open();
  await closed;
  expect(done).toContain('now');
  await expect(database.ping()).rejects.toThrow();
  await drop();
}, 60_000);

/** Resolves once the port takes no more connections; whoever got in before is answered. */
async function refused(url: string): Promise<void> {
  const { port } = new URL(url);
  for (;;) {
    const socket = connect(Number(port), '127.0.0.1');
    const event = await Promise.race(
      ['connect', 'error'].map((name) =>
        once(socket, name).then(
          () => name,
          () => 'error',
        ),
      ),
    );
    socket.destroy();
    if (event === 'error') return;
  }
}
