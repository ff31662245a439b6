import { spawnNode, toolEnv } from '../workspace.mjs';

/** One process of the shop. It says when it is ready, and ends when told to or when the launcher is gone. */
export class Part {
  #child;
  #stopping = false;

  /**
   * @param {string} title as the person at the terminal reads it
   * @param {string} script
   * @param {Record<string, string>} [env]
   * @param {{ args?: string[], stdout?: 'inherit' | number }} [options] where its standard output goes
   */
  constructor(title, script, env = {}, { args = [], stdout = 'inherit' } = {}) {
    // A group of its own, so that Ctrl-C reaches the launcher alone, which ends the parts in order.
    this.#child = spawnNode([script, ...args], {
      env: { ...toolEnv, ...env },
      stdio: ['ignore', stdout, 'inherit', 'ipc'],
      detached: process.platform !== 'win32',
    });
    /** Address it listens on. @type {Promise<string>} */
    this.ready = new Promise((done) => {
      this.#child.on('message', (message) => {
        if (message?.['type'] === 'ready') done(message['url']);
      });
    });
    /** Resolves once the process is gone. @type {Promise<void>} */
    this.ended = new Promise((done) => this.#child.once('close', () => done()));
    /** Fails when the process ends untold. @type {Promise<never>} */
    this.died = new Promise((_, failed) => {
      this.#child.once('close', (code, signal) => {
        if (!this.#stopping) failed(new Error(`${title} ended (${signal ?? `exit code ${code}`})`));
      });
    });
  }

  /** @param {number} patienceMs until it is killed */
  async stop(patienceMs) {
    this.#stopping = true;
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), patienceMs);
    // Windows knows no signal that a process could answer in order; the closed channel says the same.
    if (process.platform === 'win32') this.#child.disconnect();
    else this.#child.kill('SIGTERM');
    await this.ended;
    clearTimeout(timer);
  }
}
