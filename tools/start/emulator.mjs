import { join } from 'node:path';

/**
 * What the emulator must know to serve the shop that runs beside it.
 *
 * @param {ReturnType<typeof import('./settings.mjs').readSettings>} settings
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
