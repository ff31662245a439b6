import { MachineError } from './machine/postgres-programs';
import { World } from './machine/world';
import { perform } from './perform';
import type { Plan } from './run/plan';

export interface WorkerOrder {
  readonly workspace: string;
  readonly program: string;
}

/** Performs one plan after the other on a world of its own, for as long as it is given any. */
export async function work({ workspace, program }: WorkerOrder): Promise<void> {
  const opening = World.open(workspace, program);
  let isEnding = false;
  const end = async (code: number): Promise<void> => {
    if (isEnding) return;
    isEnding = true;
    const world = await opening.catch(() => undefined);
    await world?.close().catch(() => undefined);
    process.exit(code);
  };
  // Ctrl-C reaches every process at once. The end of whoever gave the order is what counts.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined);
  process.once('disconnect', () => void end(0));
  // A run that is broken off leaves promises behind.
  process.on('unhandledRejection', (error) => {
    if (!isEnding) console.error(error);
    void end(1);
  });
  try {
    const world = await opening;
    process.on('message', (plan: Plan) => {
      void perform(world, plan).then((outcome) => process.send?.({ outcome }));
    });
    process.send?.({ open: true });
  } catch (error) {
    process.send?.({ failed: (error as Error).message, machine: error instanceof MachineError });
    process.exit(1);
  }
}
