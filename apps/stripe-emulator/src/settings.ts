import { isCovered, lastDahlia } from './api/versions';

/** How the emulator runs; the environment variables are described in the README. */
export interface Settings {
  host: string;
  /** 0: any free port. */
  port: number;
  /** Where the journal is kept; undefined: in memory only. */
  dataDir?: string;
  /** From this length on the journal is written afresh while in use. */
  journalBytes?: number;
  webhook?: { url: string; secret: string };
  /** The version of the account, for requests and endpoints that name none. */
  apiVersion: string;
  /** What a session is headed with that brings no name of its own. */
  businessName: string;
  /** The same seed gives the same ids. */
  seed?: string;
  /** Torture mode from the start, with this seed. */
  torture?: string;
}

export class SettingsError extends Error {}

/** @throws SettingsError naming the variable and what it should be */
export function settingsFrom(environment: Readonly<Record<string, string | undefined>>): Settings {
  const read = (name: string): string | undefined =>
    environment[`STRIPE_EMULATOR_${name}`] || undefined;
  const port = Number(read('PORT') ?? 12111);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new SettingsError(`STRIPE_EMULATOR_PORT must be a port number, not '${read('PORT')}'.`);
  }
  const apiVersion = read('API_VERSION') ?? lastDahlia;
  if (!isCovered(apiVersion)) {
    throw new SettingsError(`STRIPE_EMULATOR_API_VERSION '${apiVersion}' is not covered.`);
  }
  const url = read('WEBHOOK_URL');
  if (url && !URL.canParse(url)) {
    throw new SettingsError(`STRIPE_EMULATOR_WEBHOOK_URL must be a URL, not '${url}'.`);
  }
  const dataDir = read('DATA_DIR');
  const mebibytes = Number(read('JOURNAL_MIB') ?? 64);
  if (!(mebibytes > 0)) {
    throw new SettingsError(
      `STRIPE_EMULATOR_JOURNAL_MIB must be a number above 0, not '${read('JOURNAL_MIB')}'.`,
    );
  }
  const seed = read('SEED');
  const torture = read('TORTURE');
  return {
    host: read('HOST') ?? '127.0.0.1',
    port,
    apiVersion,
    businessName: read('BUSINESS_NAME') ?? 'Emulated shop',
    journalBytes: mebibytes * 2 ** 20,
    ...(dataDir ? { dataDir } : {}),
    ...(seed ? { seed } : {}),
    ...(torture ? { torture } : {}),
    ...(url
      ? { webhook: { url, secret: read('WEBHOOK_SECRET') ?? 'whsec_emulator_local_only' } }
      : {}),
  };
}
