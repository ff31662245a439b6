import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { MachineError } from './machine/postgres-programs';
import type { Plan } from './run/plan';
import type { Outcome } from './perform';
import type { WorkerOrder } from './worker';

type Message =
  | { readonly open: true }
  | { readonly outcome: Outcome }
  | { readonly failed: string; readonly machine: boolean };

/** Shops that are tried side by side, each in a process with a world of its own. */
export class Pool {
  private constructor(private readonly workers: readonly ChildProcess[]) {}

  /** @throws MachineError where there is no PostgreSQL */
  static async open(count: number, order: WorkerOrder): Promise<Pool> {
    const program = process.argv[1] as string;
    const workers = Array.from({ length: count }, () =>
      fork(program, ['worker', JSON.stringify(order)], { execArgv: [] }),
    );
    const pool = new Pool(workers);
    for (const message of await Promise.all(workers.map(next))) {
      if (!('failed' in message)) continue;
      await pool.close();
      throw message.machine ? new MachineError(message.failed) : new Error(message.failed);
    }
    return pool;
  }

  /** Performs the plans, each by the next worker that is free. @param done answers true when it is enough */
  async perform(
    plans: readonly Plan[],
    done: (plan: Plan, outcome: Outcome) => unknown,
  ): Promise<void> {
    const rest = [...plans];
    await Promise.all(
      this.workers.map(async (worker) => {
        for (let plan = rest.shift(); plan; plan = rest.shift()) {
          worker.send(plan);
          const message = await next(worker);
          if ('outcome' in message && done(plan, message.outcome) === true) rest.length = 0;
        }
      }),
    );
  }

  async close(): Promise<void> {
    await Promise.all(
      this.workers.map(async (worker) => {
        if (worker.exitCode !== null) return;
        const gone = once(worker, 'exit');
        worker.disconnect();
        await gone;
      }),
    );
  }
}

function next(worker: ChildProcess): Promise<Message> {
  return new Promise((resolve, reject) => {
    const hear = (message: Message) => {
      worker.off('exit', die);
      resolve(message);
    };
    const die = () => {
      worker.off('message', hear);
      reject(new Error('A worker ended by itself'));
    };
    worker.once('message', hear);
    worker.once('exit', die);
  });
}
