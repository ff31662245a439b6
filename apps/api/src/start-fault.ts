import {
  ContributorsError,
  FolderInUseError,
  HandlerError,
  isUnavailable,
  PaymentsOptionsError,
  SessionConflictError,
  sqlState,
} from '@till/payments';
import type { HttpConfiguration } from './config/configuration';
import { EnvironmentError } from './config/environment';

/** Faults whose message says all. */
const OWN = [
  EnvironmentError,
  FolderInUseError,
  HandlerError,
  PaymentsOptionsError,
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
