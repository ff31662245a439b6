import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** As a statement, or as what the database says of it: not as part of a name. */
const COMMIT = /commit;?\0/i;

/** Stands between two parts of the shop, and breaks what they say to each other when it is told to. */
export class TcpProxy {
  private readonly pairs = new Set<readonly [Socket, Socket]>();
  private readonly server: Server = createServer((near) => this.join(near));
  private losesCommit = false;

  /** @param port of 127.0.0.1 that is spoken to; it may change */
  constructor(public target: number) {}

  async listen(): Promise<this> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return this;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Every connection breaks now, as by a reset on the wire. */
  reset(): void {
    for (const pair of this.pairs) for (const socket of pair) socket.resetAndDestroy();
  }

  /** The next COMMIT reaches the database, and its answer never comes back. */
  loseNextCommit(): void {
    this.losesCommit = true;
  }

  mend(): void {
    this.losesCommit = false;
  }

  async close(): Promise<void> {
    this.reset();
    this.server.close();
    await once(this.server, 'close');
  }

  private join(near: Socket): void {
    const far = connect(this.target, '127.0.0.1');
    const pair = [near, far] as const;
    let losing = false;
    this.pairs.add(pair);
    near.on('data', (chunk) => {
      if (this.losesCommit && COMMIT.test(chunk.toString('latin1'))) {
        this.losesCommit = false;
        losing = true;
      }
      far.write(chunk);
    });
    far.on('data', (chunk) => {
      if (!losing) near.write(chunk);
      else if (COMMIT.test(chunk.toString('latin1'))) for (const it of pair) it.resetAndDestroy();
    });
    for (const [one, other] of [pair, [far, near] as const]) {
      one.setNoDelay(true);
      one.on('error', () => other.resetAndDestroy());
      one.on('end', () => other.end());
      one.on('close', () => {
        other.destroy();
        this.pairs.delete(pair);
      });
    }
  }
}
