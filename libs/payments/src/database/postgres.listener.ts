import { Client, type ClientConfig } from 'pg';

const RECONNECT_MS = 1_000;

/** A server that went without a word, as behind a firewall, is asked after so much silence. */
const IDLE_MS = 30_000;

/** One connection that only listens, made again whenever it breaks. */
export class PostgresListener {
  private readonly handlers = new Map<string, (payload: string) => void>();
  private client: Promise<Client> | undefined;
  private reconnect: NodeJS.Timeout | undefined;
  private isClosed = false;

  /** @param address of the database */
  constructor(private readonly address: ClientConfig) {}

  /** @param channel a plain name; it becomes part of a statement */
  async listen(channel: string, handler: (payload: string) => void): Promise<void> {
    this.handlers.set(channel, handler);
    const client = await (this.client ??= this.connect());
    await client.query(`listen ${channel}`);
  }

  async close(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.reconnect);
    const client = await this.client?.catch(() => undefined);
    await client?.end();
  }

  private async connect(): Promise<Client> {
    const client = new Client({
      ...this.address,
      keepAlive: true,
      keepAliveInitialDelayMillis: IDLE_MS,
    });
    client.on('notification', ({ channel, payload = '' }) => this.handlers.get(channel)?.(payload));
    // Unheard, the error of a broken connection would end the process; its end is what counts.
    client.on('error', () => undefined);
    client.on('end', () => this.connectLater());
    await client.connect();
    return client;
  }

  private connectLater(): void {
    if (this.isClosed) return;
    // A connection that cannot be made says so twice: two timers would be four the next time.
    clearTimeout(this.reconnect);
    this.reconnect = setTimeout(() => {
      this.client = this.connect();
      this.client.then((client) => this.resume(client)).catch(() => this.connectLater());
    }, RECONNECT_MS);
  }

  /** A server that takes over lets nobody listen at first. */
  private async resume(client: Client): Promise<void> {
    try {
      for (const channel of this.handlers.keys()) await client.query(`listen ${channel}`);
    } catch (error) {
      await client.end();
      throw error;
    }
  }
}
