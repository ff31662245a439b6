import type { ConstructorOptions } from 'pg-boss';

export type PgBossDatabase = Pick<
  ConstructorOptions,
  'connectionString' | 'db' | 'backend' | 'max'
>;
