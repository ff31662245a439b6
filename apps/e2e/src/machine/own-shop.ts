import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Site } from './browser-conduct';
import { EmulatorControl } from './emulator-control';
import { freePorts } from './free-ports';
import { writePrice } from './price-list';
import { type Build, ServiceProcess } from './service.process';

/** A shop and a Stripe that tests may stop, start and keep apart as they like. */
export class OwnShop {
  private constructor(
    readonly site: Site,
    /** The API with the storefront. */
    readonly api: ServiceProcess,
    readonly emulator: ServiceProcess,
    readonly control: EmulatorControl,
    private readonly dataDir: string,
  ) {}

  /** @param settings of the shop, by variable */
  static async start(build: Build, settings: Record<string, string> = {}): Promise<OwnShop> {
    // Fixed for as long as the test runs: a service that starts again is found where it was.
    const [port, emulatorPort] = await freePorts();
    const dataDir = await mkdtemp(join(tmpdir(), 'till-e2e-'));
    const site = {
      shopUrl: `http://localhost:${port}`,
      emulatorUrl: `http://localhost:${emulatorPort}`,
    };
    const emulator = new ServiceProcess(build, 'stripe-emulator', {
      STRIPE_EMULATOR_PORT: String(emulatorPort),
      STRIPE_EMULATOR_DATA_DIR: join(dataDir, 'stripe-emulator'),
      STRIPE_EMULATOR_WEBHOOK_URL: `http://127.0.0.1:${port}/api/webhooks/stripe`,
    });
    const api = new ServiceProcess(build, 'api', {
      PORT: String(port),
      OPERATOR_PORT: '0',
      STRIPE_EMULATOR_PORT: String(emulatorPort),
      DATA_DIR: dataDir,
      ...settings,
    });
    const control = new EmulatorControl(site.emulatorUrl);
    const shop = new OwnShop(site, api, emulator, control, dataDir);
    await Promise.all([emulator.start(), api.start()]);
    return shop;
  }

  /**
   * The embedded database belongs to the shop while that runs.
   * @param rupees in minor units
   */
  async changePrice(productId: string, rupees: number): Promise<void> {
    await this.api.stop();
    await writePrice(this.dataDir, productId, 'inr', rupees);
    await this.api.start();
  }

  async end(): Promise<void> {
    await this.api.stop();
    await this.emulator.stop();
    await rm(this.dataDir, { recursive: true });
  }
}
