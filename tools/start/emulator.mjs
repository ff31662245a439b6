import { join } from 'node:path';

/**
 * What the emulator must know to serve the shop that runs beside it.
 *
 * @param {{ port: number, emulatorPort: number, dataDir: string, businessName: string }} settings
 * @returns {Record<string, string>}
 */
export function emulatorEnvironment({ port, emulatorPort, dataDir, businessName }) {
  return {
    STRIPE_EMULATOR_PORT: String(emulatorPort),
    STRIPE_EMULATOR_DATA_DIR: join(dataDir, 'stripe-emulator'),
    STRIPE_EMULATOR_BUSINESS_NAME: businessName,
    STRIPE_EMULATOR_WEBHOOK_URL: `http://127.0.0.1:${port}/api/webhooks/stripe`,
  };
}

/**
 * The same for an emulator that is served by itself: what a person sets counts.
 *
 * @param {Parameters<typeof emulatorEnvironment>[0]} settings
 * @param {NodeJS.ProcessEnv} variables
 */
export function ownEmulatorEnvironment(settings, variables) {
  const set = Object.entries(variables).filter(([name]) => name.startsWith('STRIPE_EMULATOR_'));
  return { ...emulatorEnvironment(settings), ...Object.fromEntries(set) };
}
