import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** What was built, and what its programs learn of the machine they run on. */
export interface Build {
  /** One folder per program. */
  folder: string;
  environment: Record<string, string>;
}

/** A built program of the shop, run as `npm start` runs it. */
export class ServiceProcess {
  private child: ChildProcess | undefined;

  constructor(
    private readonly build: Build,
    private readonly name: string,
    private readonly settings: Record<string, string>,
  ) {}

  /** Resolves once it listens. */
  async start(): Promise<void> {
    const { folder, environment } = this.build;
    const child = spawn(process.execPath, [join(folder, this.name, 'main.js')], {
      env: { ...environment, ...this.settings },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.child = child;
    let said = '';
    child.stderr?.on('data', (text) => (said += String(text)));
    const ended = once(child, 'exit').then(() =>
      Promise.reject(new Error(`${this.name} ended: ${said}`)),
    );
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
