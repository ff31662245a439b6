import type { HttpConfiguration } from './config/configuration';
import { EnvironmentError } from './config/environment';
import { isUnavailable, sqlState } from './database/database-error';
import { FolderInUseError } from './database/folder-lock';
import { HandlerError } from './jobs/handler.error';
import { ContributorsError } from './payments/session/contributors-in-order';
import { SessionConflictError } from './payments/session/session-parts';

/** Faults whose message says all. */
const OWN = [
  EnvironmentError,
  FolderInUseError,
  HandlerError,
  ContributorsError,
  SessionConflictError,
];

/** Why the shop does not start and the way out, in one line where it is known. */
export function startFault(error: unknown, http?: HttpConfiguration): string {
  if (OWN.some((kind) => error instanceof kind)) return (error as Error).message;
  const { code, port } = error as { code?: string; port?: number };
  if (code === 'EADDRINUSE' && port !== undefined) {
    const variable = port === http?.operatorPort ? 'OPERATOR_PORT' : 'PORT';
    return `Port ${port} is in use. Try: ${variable}=${port + 1} npm start`;
  }
  if (code === 'EACCES' && port !== undefined) {
    return `Port ${port} is kept for administrators. Try: PORT=7000 npm start`;
  }
  if (isUnavailable(error)) {
    return `The database at DATABASE_URL does not answer (${sqlState(error)}). Is it running, and is the address right?`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
