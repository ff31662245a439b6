import { resolve } from 'node:path';
import { runBugs } from './bugs/run-bugs';
import { MachineError, postgresPrograms, postgresUser } from './machine/postgres-programs';
import { readOptions } from './options';
import { runSuite } from './suite';
import { work, type WorkerOrder } from './worker';

const workspace = resolve(import.meta.dirname, '../../..');

async function main(args: readonly string[]): Promise<void> {
  const [command, order = ''] = args;
  if (command === 'worker') return work(JSON.parse(order) as WorkerOrder);
  const options = readOptions(args);
  // Before anything is built: a machine without PostgreSQL learns of it at once.
  postgresPrograms();
  postgresUser();
  const run = options.command === 'bugs' ? runBugs : runSuite;
  process.exitCode = (await run(workspace, options)) ? 0 : 1;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(
    error instanceof MachineError || error instanceof TypeError ? error.message : error,
  );
  process.exit(error instanceof MachineError ? 2 : 1);
});
