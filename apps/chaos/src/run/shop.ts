import { setTimeout as wait } from 'node:timers/promises';
import { type ArmedFault, RefusedError, ShopProcess } from '../machine/shop-process';
import type { World } from '../machine/world';
import type { Witness } from './witness';

const START_TRIES = 20;
/** A shop that was told to end answers those whom it serves first. */
const ASK_TRIES = 200;

/** The shop under test, started again whenever it ends, as a machine in production does it. */
export class Shop {
  points: readonly string[] = [];
  /** When its present life began, by the clock of the run. */
  began = new Date(0);
  private readonly pastLog: string[] = [];
  private pending: ArmedFault[];
  private life: ShopProcess | undefined;
  private starting: Promise<void> = Promise.resolve();
  private told = false;
  private isClosed = false;

  constructor(
    private readonly world: World,
    private readonly witness: Witness,
    faults: readonly ArmedFault[],
  ) {
    this.pending = [...faults];
  }

  /** Of all its lives. */
  get wholeLog(): string {
    return [...this.pastLog, ...(this.life?.log ?? [])].join('');
  }

  /** The faults count from when it is up. */
  async open(): Promise<void> {
    this.starting = this.takeOver();
    await this.starting;
    await this.ask({ command: 'arm', faults: this.pending });
  }

  /** Resolves when it is up. */
  async up(): Promise<void> {
    for (let before; before !== this.starting;) {
      before = this.starting;
      await before;
    }
  }

  /** Asks until it is done, over any number of ends: the database may be away too. @throws RefusedError at last */
  async ask<T>(command: object): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.askOnce<T>(command);
      } catch (error) {
        if (!(error instanceof RefusedError) || tries === ASK_TRIES) throw error;
        await this.world.cluster.up();
        await wait(100);
      }
    }
  }

  /** Asks until there is an answer, over any number of ends. @throws RefusedError when it refuses */
  async askOnce<T>(command: object): Promise<T> {
    for (;;) {
      await this.up();
      try {
        return await (this.life as ShopProcess).ask<T>(command);
      } catch (error) {
        if (!(error instanceof RefusedError) || error.message !== 'the shop ended') throw error;
        await wait(20);
      }
    }
  }

  /** No more faults. */
  async calm(): Promise<void> {
    this.pending = [];
    await this.ask({ command: 'arm', faults: [] });
  }

  /** @param inOrder it is left running for the next run */
  async close(inOrder: boolean): Promise<void> {
    await this.starting.catch(() => undefined);
    this.isClosed = true;
    if (inOrder) {
      this.world.shop = this.life;
    } else {
      this.life?.kill('SIGKILL');
      await this.life?.ended;
    }
  }

  /** Goes on with the shop that the last run left, or starts one. */
  private async takeOver(): Promise<void> {
    const { shop } = this.world;
    this.world.shop = undefined;
    if (!shop) return this.start([]);
    shop.log.length = 0;
    this.adopt(shop);
  }

  private adopt(life: ShopProcess): void {
    this.life = life;
    this.points = life.points;
    this.told = false;
    life.onFault = (fault) => this.happen(fault);
    void life.ended.then((end) => this.ended(life, end));
  }

  private async start(faults: readonly ArmedFault[]): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      const env = {
        ...this.world.environment(),
        FAULT_AT: JSON.stringify(faults),
      };
      this.began = new Date(Date.now() + this.world.ahead * 1000);
      const life = new ShopProcess(this.world.program, env);
      life.onFault = (fault) => this.happen(fault);
      try {
        this.world.wires.shop.target = await life.ready;
        return this.adopt(life);
      } catch (error) {
        // It may be started while its database is not up, and is started again then.
        if (this.isClosed) return;
        if (tries === START_TRIES) throw error;
        this.pastLog.push(...life.log);
        await this.world.cluster.up();
        await wait(50);
      }
    }
  }

  private ended(life: ShopProcess, end: { readonly code: number | null }): void {
    this.pastLog.push(...life.log);
    if (this.isClosed) return;
    if (!this.told)
      this.witness.deaths.push(`exit code ${end.code}: ${life.log.slice(-3).join('')}`);
    this.starting = this.start(this.pending);
    this.starting.catch(() => undefined);
  }

  /** Does to the shop what it cannot do to itself; it waits meanwhile. */
  private async happen(fault: ArmedFault): Promise<void> {
    this.pending = this.pending.filter((it) => it.point !== fault.point || it.n !== fault.n);
    this.witness.happened.push(`${fault.point} ${fault.kind}`);
    const { wires, cluster } = this.world;
    switch (fault.kind) {
      case 'SIGKILL':
      case 'SIGTERM':
        this.told = true;
        break;
      case 'database':
        await cluster.kill();
        break;
      case 'connections':
        wires.database.reset();
        wires.stripe.reset();
        break;
      case 'commit':
        wires.database.loseNextCommit();
        break;
      case 'pause':
    }
  }
}
