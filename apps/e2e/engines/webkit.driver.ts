import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { freePorts } from '../src/machine/free-ports';

const PATIENCE_MS = 15_000;

/** WebKit's driver on a screen that nobody sees. Whatever happens to a test, nothing of it stays behind. */
export class WebkitDriver {
  private readonly folder = mkdtempSync(join(tmpdir(), 'till-webkit-'));
  private readonly service: ChildProcess;

  private constructor(private readonly port: number) {
    // In a group of its own, so that screen, driver and browser end together.
    this.service = spawn('xvfb-run', ['-a', 'WebKitWebDriver', `--port=${port}`], {
      detached: true,
      stdio: 'ignore',
      env: { ...process.env, TMPDIR: this.folder },
    });
    process.once('exit', this.end);
  }

  /** @throws Error when it does not answer within 15 s */
  static async start(): Promise<WebkitDriver> {
    const [port] = await freePorts();
    const driver = new WebkitDriver(port);
    try {
      await once(driver.service, 'spawn');
      await driver.untilAnswering();
      return driver;
    } catch (cause) {
      driver.end();
      throw new Error('Are webkit2gtk-driver, xvfb and xauth installed?', { cause });
    }
  }

  get address(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  readonly end = (): void => {
    process.off('exit', this.end);
    if (this.service.pid && this.service.exitCode === null) process.kill(-this.service.pid);
    rmSync(this.folder, { recursive: true, force: true });
  };

  private async untilAnswering(): Promise<void> {
    const end = Date.now() + PATIENCE_MS;
    while (Date.now() < end) {
      const answer = await fetch(`${this.address}/status`).catch(() => undefined);
      if (answer?.ok) return;
      await after(100);
    }
    throw new Error(`WebKitWebDriver did not answer within ${PATIENCE_MS} ms`);
  }
}
