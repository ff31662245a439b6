/** SQLSTATE of the driver's error, which drizzle wraps in one of its own. */
export function sqlState(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = (cause as { code?: unknown }).code;
    if (typeof code === 'string') return code;
  }
  return undefined;
}

/** A deadlock or a serialization failure: nothing was done, and the same again may well succeed. */
export function isRepeatable(error: unknown): boolean {
  return ['40001', '40P01'].includes(sqlState(error) ?? '');
}

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  // too many connections, out of resources, lock not to be had in time
  '53300',
  '53000',
  '53100',
  '53200',
  '55P03',
  '25006',
]);

/** The database is away or cannot take more just now: an answer of 503, not of 500. */
export function isUnavailable(error: unknown): boolean {
  const state = sqlState(error);
  if (state && (UNREACHABLE.has(state) || /^(08|57P)/.test(state))) return true;
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    // The pool's own errors carry no code.
    if (/^(Connection terminated|timeout exceeded when trying to connect)/.test(cause.message)) {
      return true;
    }
  }
  return false;
}
