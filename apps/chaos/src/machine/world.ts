import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Cluster } from './cluster';
import { Emulator } from './emulator';
import type { ShopProcess } from './shop-process';
import { FORGET, prepareTemplate, TEMPLATE } from './template';
import { TcpProxy } from './tcp-proxy';

export const DATABASE = 'till';

/** What the runs of one worker share: a database server, a Stripe, and the wires between them and the shop. */
export class World {
  /** The shop that a run has left in order, for the next one. */
  shop: ShopProcess | undefined;
  /** How far database, shop and Stripe are ahead of the machine's clock. Seconds; it never goes back. */
  ahead = 0;

  private constructor(
    readonly workspace: string,
    readonly folder: string,
    readonly cluster: Cluster,
    readonly emulator: Emulator,
    /** Shop to database, shop to Stripe, and everybody to the shop. */
    readonly wires: {
      readonly database: TcpProxy;
      readonly stripe: TcpProxy;
      readonly shop: TcpProxy;
    },
    readonly program: string,
  ) {}

  /**
   * @param workspace root of the repository
   * @param program the built shop, see `buildShop`
   * @throws MachineError where there is no PostgreSQL
   */
  static async open(workspace: string, program: string): Promise<World> {
    const folder = mkdtempSync(join(tmpdir(), 'till-chaos-'));
    // The server's own user has to get through to its data.
    chmodSync(folder, 0o711);
    const shop = await new TcpProxy(0).listen();
    const cluster = await Cluster.start(folder);
    const emulator = await Emulator.start(workspace, shop.port);
    const database = await new TcpProxy(cluster.port).listen();
    const stripe = await new TcpProxy(emulator.port).listen();
    const wires = { database, stripe, shop };
    const world = new World(workspace, folder, cluster, emulator, wires, program);
    try {
      await prepareTemplate(cluster, program, world.environment(TEMPLATE));
      return world;
    } catch (error) {
      await world.close();
      throw error;
    }
  }

  /** Of the shop; its outbox is in there. */
  get dataDir(): string {
    return join(this.folder, 'shop');
  }

  /** Environment of the shop. */
  environment(database = DATABASE): Record<string, string> {
    return {
      NODE_COMPILE_CACHE: join(this.workspace, 'dist/chaos/compile-cache'),
      PORT: '0',
      OPERATOR_PORT: '0',
      WEB_URL: 'http://shop.test',
      DATA_DIR: this.dataDir,
      DATABASE_URL: this.cluster.url(database, this.wires.database.port),
      STRIPE_EMULATOR_PORT: String(this.wires.stripe.port),
      PAYMENT_METHODS: 'card,sepa_debit',
      STRIPE_CALLS_PER_SECOND: '100',
      CHAOS_CLOCK_AHEAD: String(this.ahead * 1000),
    };
  }

  /** A shop that nobody has been to, and a Stripe without a past. */
  async reset(): Promise<void> {
    await this.cluster.up();
    for (const wire of Object.values(this.wires)) wire.mend();
    await this.emulator.control('POST', 'reset');
    rmSync(join(this.dataDir, 'outbox'), { recursive: true, force: true });
    if (!this.shop) {
      await this.cluster.execute('postgres', `drop database if exists ${DATABASE} with (force)`);
      await this.cluster.execute('postgres', `create database ${DATABASE} template ${TEMPLATE}`);
    }
    await this.cluster.execute(
      DATABASE,
      `${FORGET} update chaos.clock set ahead = make_interval(secs => ${this.ahead})`,
    );
    await this.emulator.control('POST', 'clock', { advance: this.ahead });
  }

  async close(): Promise<void> {
    try {
      this.shop?.kill('SIGKILL');
      await this.shop?.ended;
      await this.emulator.stop();
      for (const wire of Object.values(this.wires)) await wire.close();
    } finally {
      await this.cluster.stop();
      rmSync(this.folder, { recursive: true, force: true });
    }
  }
}
