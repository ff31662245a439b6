import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { environment } from '../../environment.mts';

/** A built program of the shop, run as `npm start` runs it. */
export class ServiceProcess {
  private child: ChildProcess | undefined;

  constructor(
    private readonly script: string,
    private readonly settings: Record<string, string>,
  ) {}

  /** Resolves once it listens. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [this.script], {
      env: { ...environment, ...this.settings },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.child = child;
    const ended = once(child, 'exit').then(() => Promise.reject(new Error(`${this.script} ended`)));
    await Promise.race([once(child, 'message'), ended]);
  }

  /** Resolves once it is gone. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const { child } = this;
    this.child = undefined;
    if (!child || child.exitCode !== null) return;
    const exit = once(child, 'exit');
    child.kill(signal);
    await exit;
  }
}
