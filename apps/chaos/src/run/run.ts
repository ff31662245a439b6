import { setTimeout as wait } from 'node:timers/promises';
import { DatabaseError, Pool } from 'pg';
import { type World, DATABASE } from '../machine/world';
import type { Plan } from './plan';
import { Shop } from './shop';
import { Witness } from './witness';

const READ_TRIES = 40;

/** One run: a fresh shop, what is done to it, and what was seen of it. */
export class Run {
  readonly witness = new Witness();
  readonly shop: Shop;
  /** What stood on the shelf when it began, by product. */
  readonly shelf = new Map<string, number>();
  private readonly database: Pool;

  constructor(
    readonly world: World,
    readonly plan: Plan,
  ) {
    this.shop = new Shop(world, this.witness, plan.faults);
    this.database = new Pool({ connectionString: world.cluster.url(DATABASE), max: 3 });
    // A connection that breaks is replaced; what was asked on it fails.
    this.database.on('error', () => undefined);
    this.database.on('connect', (client) => client.on('error', () => undefined));
  }

  async open(): Promise<void> {
    await this.world.reset();
    const stock = await this.rows<{ readonly product_id: string; readonly on_hand: number }>(
      'select product_id, on_hand from stock',
    );
    for (const { product_id: id, on_hand: count } of stock) this.shelf.set(id, count);
    await this.shop.open();
  }

  /** Rows of the shop's database, past the proxy, once it is there. Say nothing that may not be said twice. */
  async rows<T extends object>(sql: string, values: readonly unknown[] = []): Promise<T[]> {
    for (let tries = 1; ; tries += 1) {
      try {
        return (await this.database.query<T>(sql, [...values])).rows;
      } catch (error) {
        if (error instanceof DatabaseError && !/^(08|53|57P)/.test(error.code ?? '')) throw error;
        if (tries === READ_TRIES) throw error;
        await this.world.cluster.up();
        await wait(50);
      }
    }
  }

  /** Moves the clocks of database, shop and Stripe. What falls due on the way at Stripe is done when it returns. */
  async pass(seconds: number): Promise<void> {
    const { world } = this;
    world.ahead += seconds;
    await this.rows(`update chaos.clock set ahead = make_interval(secs => $1)`, [world.ahead]);
    await this.shop.ask({ command: 'clock', ahead: world.ahead * 1000 });
    await world.emulator.control('POST', 'clock', { advance: seconds });
  }

  /** @param inOrder the next run may go on with the same shop */
  async close(inOrder: boolean): Promise<void> {
    await this.shop.close(inOrder);
    await this.database.end();
  }
}
