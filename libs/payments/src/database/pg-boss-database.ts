import type { ConstructorOptions } from 'pg-boss';

export type PgBossDatabase = Pick<
  ConstructorOptions,
  | 'connectionString'
  | 'host'
  | 'port'
  | 'database'
  | 'user'
  | 'password'
  | 'ssl'
  | 'schema'
  | 'db'
  | 'backend'
  | 'max'
>;
