import { PGlite } from '@electric-sql/pglite';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/pglite';
import { isUnavailable } from './database-error';

const withCode = (code: string) => Object.assign(new Error('no'), { code });
const wrapped = (cause: Error) => new Error('Failed query: select 1', { cause });

it.each([
  ['ECONNREFUSED', 'nobody listens'],
  ['EAI_AGAIN', 'its name cannot be looked up just now'],
  ['EHOSTUNREACH', 'its machine is away'],
  ['ENETUNREACH', 'its network is away'],
  ['08006', 'the connection failed'],
  ['57P01', 'it is shutting down'],
  ['57014', 'a statement took longer than ours may'],
  ['55P03', 'a lock was not to be had in time'],
  ['53300', 'it has too many connections'],
  ['40P01', 'deadlocks went on after every try'],
  ['40001', 'conflicts went on after every try'],
])('%s means that the database is away: %s', (code) => {
  expect(isUnavailable(wrapped(withCode(code)))).toBe(true);
});

it.each([
  'Connection terminated unexpectedly',
  'Connection terminated due to connection timeout',
  'timeout exceeded when trying to connect',
  'Client has encountered a connection error and is not queryable',
  'Client was closed and is not queryable',
  'Cannot use a pool after calling end on the pool',
])('“%s” means that the database is away', (message) => {
  expect(isUnavailable(wrapped(new Error(message)))).toBe(true);
});

it('an embedded database that was closed is away', async () => {
  const pglite = await PGlite.create();
  const queries = drizzle(pglite);
  await pglite.close();
  const error = await queries.execute(sql`select 1`).catch((caught: unknown) => caught);
  expect(isUnavailable(error)).toBe(true);
}, 30_000);

it.each(['23505', '22P02', '42703', 'EACCES'])('%s is a fault of ours', (code) => {
  expect(isUnavailable(wrapped(withCode(code)))).toBe(false);
});
