/** A database in the application's own process, for a laptop and for tests; it wants `@electric-sql/pglite`. */
export { openEmbedded } from './database/embedded.connection';
