#!/usr/bin/env node
import { startEmulator } from './emulator';
import { FolderInUse } from './account/folder-lock';
import { BrokenJournal } from './account/journal';
import { SettingsError, settingsFrom } from './settings';

/** As package.json says, which npm only warns of. */
const oldestNode = 22;

/** Errors whose message says it all. */
const plain = [SettingsError, FolderInUse, BrokenJournal];

async function main(): Promise<void> {
  if (Number.parseInt(process.versions.node, 10) < oldestNode) {
    throw new SettingsError(
      `The Stripe emulator needs Node ${oldestNode} or later; this is ${process.version}.`,
    );
  }
  const settings = settingsFrom(process.env);
  const emulator = await startEmulator(settings);
  // Whoever started it as a part says so in its own words.
  if (process.send) process.send({ type: 'ready', url: emulator.url });
  else console.log(`Stripe emulator on ${emulator.url} (seed ${emulator.seed})`);
  if (settings.torture) console.log(`Events are tortured (seed ${settings.torture})`);
  const stop = () => {
    void emulator.close().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.once('disconnect', stop);
}

main().catch((error: unknown) => {
  console.error(explain(error));
  process.exit(1);
});

function explain(error: unknown): string {
  if (plain.some((kind) => error instanceof kind)) return (error as Error).message;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return `Port ${process.env['STRIPE_EMULATOR_PORT'] ?? 12111} is in use. Choose another: STRIPE_EMULATOR_PORT=12112.`;
  }
  return `The Stripe emulator could not start: ${String(error)}`;
}
