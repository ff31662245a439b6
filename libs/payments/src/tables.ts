/** Tables of an account as Drizzle knows them, to read beside your own; what is in them is the module's to write. */
export * from './database/schema/schema';
