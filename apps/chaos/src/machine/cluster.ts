import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { freePort } from './free-port';
import { postgresPrograms, postgresUser } from './postgres-programs';

const START_WITHIN_MS = 30_000;

/**
 * `public` before `pg_catalog`, so that the `now()` of the run is found first. Nothing is synced: a killed server loses
 * what the machine would lose without power, which is not what is tried here.
 */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  search_path: 'public, pg_catalog',
  fsync: 'off',
  full_page_writes: 'off',
  max_connections: '200',
  shared_buffers: '64MB',
  autovacuum: 'off',
  client_min_messages: 'warning',
};

/** A PostgreSQL server of the run's own, on a port of its own. */
export class Cluster {
  private server: ChildProcess | undefined;
  private restarting: Promise<void> | undefined;
  private killing: Promise<void> | undefined;

  private constructor(
    private readonly folder: string,
    readonly port: number,
  ) {}

  /** @throws MachineError where there is no server to be had */
  static async start(folder: string): Promise<Cluster> {
    const data = join(folder, 'postgres');
    mkdirSync(data, { mode: 0o700 });
    const user = postgresUser();
    if (user.uid !== undefined) chownSync(data, user.uid, user.gid ?? user.uid);
    execFileSync(
      join(postgresPrograms(), 'initdb'),
      ['-D', data, '-U', 'postgres', '--auth=trust', '--no-sync', '--locale=C', '-E', 'UTF8'],
      { ...user, stdio: 'pipe', cwd: data },
    );
    const cluster = new Cluster(data, await freePort());
    await cluster.run();
    return cluster;
  }

  url(database: string, port = this.port): string {
    return `postgres://postgres@127.0.0.1:${port}/${database}`;
  }

  /** As `kill -9` of the postmaster does, and starts it again at once. Resolves when it is gone. */
  async kill(): Promise<void> {
    if (this.restarting) return;
    this.killing ??= this.killOnce().finally(() => (this.killing = undefined));
    await this.killing;
  }

  /** Two kills at once are one: two starts would get in each other's way. */
  private async killOnce(): Promise<void> {
    const { server } = this;
    if (!server) return;
    const gone = once(server, 'exit');
    server.kill('SIGKILL');
    await gone;
    this.restarting = this.run().finally(() => (this.restarting = undefined));
  }

  /** Resolves when the server answers. */
  async up(): Promise<void> {
    await this.restarting;
  }

  async stop(): Promise<void> {
    await this.restarting?.catch(() => undefined);
    if (!this.server || this.server.exitCode !== null) return;
    const gone = once(this.server, 'exit');
    this.server.kill('SIGINT');
    await gone;
  }

  /** One statement, or several, on a connection of its own. */
  async execute(database: string, sql: string): Promise<void> {
    const client = new Client({ connectionString: this.url(database) });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  }

  /** Until the backends of a killed postmaster have noticed, the next one finds their memory in use and ends. */
  private async run(): Promise<void> {
    const end = Date.now() + START_WITHIN_MS;
    while (Date.now() < end) {
      const server = spawn(join(postgresPrograms(), 'postgres'), this.arguments(), {
        ...postgresUser(),
        cwd: this.folder,
        stdio: 'ignore',
      });
      this.server = server;
      while (server.exitCode === null && Date.now() < end) {
        if (await this.answers()) return;
        await wait(20);
      }
      await wait(20);
    }
    throw new Error('PostgreSQL did not start');
  }

  private arguments(): string[] {
    const settings = Object.entries(SETTINGS).flatMap(([name, value]) => [
      '-c',
      `${name}=${value}`,
    ]);
    return ['-D', this.folder, '-p', String(this.port), '-k', this.folder, ...settings];
  }

  private async answers(): Promise<boolean> {
    return this.execute('postgres', 'select 1').then(
      () => true,
      () => false,
    );
  }
}
