import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { build } from 'esbuild';

/** The emulator as a process of its own, bundled the way it is built. */
export class EmulatorProcess {
  url = '';
  #child!: ChildProcess;

  private constructor(
    private readonly main: string,
    private readonly environment: Readonly<Record<string, string>>,
  ) {}

  /** @param folder for the bundle and the journal, which is in `data` */
  static async start(
    folder: string,
    environment: Readonly<Record<string, string>> = {},
  ): Promise<EmulatorProcess> {
    const main = join(folder, 'main.mjs');
    await build({
      entryPoints: [join(__dirname, '../main.ts')],
      outfile: main,
      bundle: true,
      platform: 'node',
      format: 'esm',
      loader: { '.css': 'text', '.client.js': 'text' },
    });
    const started = new EmulatorProcess(main, {
      STRIPE_EMULATOR_PORT: '0',
      STRIPE_EMULATOR_DATA_DIR: join(folder, 'data'),
      ...environment,
    });
    await started.#run(started.environment);
    return started;
  }

  /** Kills the process as `kill -9` does, and starts it again on the same port. */
  async killAndRestart(): Promise<void> {
    this.kill();
    if (this.#child.signalCode === null) await once(this.#child, 'exit');
    await this.#run({ ...this.environment, STRIPE_EMULATOR_PORT: new URL(this.url).port });
  }

  /** Runs a second one with the same environment, which is expected to end at once. */
  async runAnother(): Promise<{ code: number; stderr: string }> {
    const child = fork(this.main, { env: this.environment, silent: true });
    let stderr = '';
    child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number];
    return { code, stderr };
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }

  async stop(): Promise<number> {
    this.#child.kill('SIGTERM');
    const [code] = (await once(this.#child, 'exit')) as [number];
    return code;
  }

  async #run(env: Readonly<Record<string, string>>): Promise<void> {
    this.#child = fork(this.main, { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const [message] = (await once(this.#child, 'message')) as [{ type: string; url: string }];
    this.url = message.url;
  }
}
