#!/usr/bin/env node
import { startEmulator } from './emulator';
import { FolderInUse } from './account/folder-lock';
import { SettingsError, settingsFrom } from './settings';

async function main(): Promise<void> {
  const settings = settingsFrom(process.env);
  const emulator = await startEmulator(settings);
  // Whoever started it as a part says so in its own words.
  if (process.send) process.send({ type: 'ready', url: emulator.url });
  else console.log(`Stripe emulator on ${emulator.url} (seed ${emulator.seed})`);
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
  if (error instanceof SettingsError || error instanceof FolderInUse) return error.message;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return `Port ${process.env['STRIPE_EMULATOR_PORT'] ?? 12111} is in use. Choose another: STRIPE_EMULATOR_PORT=12112.`;
  }
  return `The Stripe emulator could not start: ${String(error)}`;
}
