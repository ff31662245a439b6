import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { Account } from './account/account';
import { actions } from './actions';
import { Agenda } from './account/agenda';
import { Clock } from './account/clock';
import { type Release, lockFolder } from './account/folder-lock';
import { Ids } from './account/ids';
import { FileJournal, MemoryJournal } from './account/journal';
import { Store } from './account/store';
import { Control } from './control/control';
import { FaultPlan } from './faults/fault-plan';
import { pages } from './pages/pages';
import { operations } from './wire/operations';
import type { Settings } from './settings';
import { Courier } from './webhooks/courier';
import { forgetEnvironmentEndpoint, registerEnvironmentEndpoint } from './webhooks/endpoints';
import { Torture, everything } from './webhooks/torture';
import { closeConnections } from './webhooks/post';
import { ApiEndpoint } from './wire/api-endpoint';
import { isLoopback } from './wire/host';
import { Idempotency } from './wire/idempotency';
import { RateLimits } from './wire/rate-limits';
import { createHttpServer } from './wire/server';

export interface Emulator {
  /** Such as http://localhost:12111 */
  url: string;
  seed: string;
  close(): Promise<void>;
}

/** Starts a local Stripe. @throws FolderInUse, or the listen error when the port is taken */
export async function startEmulator(settings: Settings): Promise<Emulator> {
  const release = settings.dataDir ? await lockFolder(settings.dataDir) : async () => undefined;
  try {
    return await start(settings, release);
  } catch (error) {
    await release();
    throw error;
  }
}

async function start(settings: Settings, release: Release): Promise<Emulator> {
  const seed = settings.seed ?? randomUUID();
  const account = openAccount(settings, seed);
  const torture = new Torture();
  const courier = new Courier(account, torture);
  const limits = new RateLimits();
  const faults = new FaultPlan();

  const endpoint = new ApiEndpoint(account, operations, new Idempotency(account), faults, limits);
  const registerEndpoint = () => register(account, settings);
  const control = new Control({ account, courier, faults, torture, limits, registerEndpoint });
  const page = pages(account, courier);
  const server = createHttpServer(
    [
      (message) => (message.path.startsWith('/v1/') ? endpoint.answer(message) : undefined),
      (message) => (message.path.startsWith('/_emulator/') ? control.answer(message) : undefined),
      page,
    ],
    !isLoopback(settings.host),
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(settings.port, settings.host, resolve);
  });
  account.origin = `http://localhost:${(server.address() as AddressInfo).port}`;

  registerEndpoint();
  if (settings.torture) torture.set(everything(settings.torture));
  account.start(actions);
  courier.resume();

  return {
    url: account.origin,
    seed,
    close: async () => {
      const idle = account.agenda.close();
      closeConnections();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await idle;
      account.store.close();
      await release();
    },
  };
}

function openAccount(settings: Settings, seed: string): Account {
  const { dataDir, journalBytes } = settings;
  const clock = new Clock();
  const ids = new Ids(seed);
  const journal = dataDir ? new FileJournal(dataDir, journalBytes) : new MemoryJournal();
  return new Account(new Store(journal, ids, clock), ids, clock, new Agenda(clock), settings);
}

function register(account: Account, { webhook }: Settings): void {
  if (webhook) registerEnvironmentEndpoint(account, webhook.url, webhook.secret);
  else forgetEnvironmentEndpoint(account);
}
