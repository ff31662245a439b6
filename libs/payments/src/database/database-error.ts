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

const AWAY = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  // too many connections, out of resources
  '53300',
  '53000',
  '53100',
  '53200',
  // a lock not to be had in time, a statement that took too long
  '55P03',
  '57014',
  // read-only, as a replica that takes over is at first
  '25006',
]);

/** What the drivers say without a code. */
const AWAY_MESSAGE =
  /^(Connection terminated|timeout exceeded when trying to connect|Client (has encountered a connection error|was closed)|Cannot use a pool after calling end|PGlite is clos)/;

/** The database is away or cannot take more just now: an answer of 503, not of 500. */
export function isUnavailable(error: unknown): boolean {
  const state = sqlState(error);
  if (state && (AWAY.has(state) || /^(08|57P)/.test(state))) return true;
  // Tried again as often as it may be.
  if (isRepeatable(error)) return true;
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (AWAY_MESSAGE.test(cause.message)) return true;
  }
  return false;
}
