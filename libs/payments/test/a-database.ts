import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

/** A PostgreSQL database of its own where `DATABASE_URL` names a server; the embedded one elsewhere. */
export async function aDatabase(): Promise<{
  readonly variables: Record<string, string>;
  drop(): Promise<void>;
}> {
  const server = process.env['DATABASE_URL'];
  if (!server) return { variables: {}, drop: async () => undefined };
  const name = `till_test_${randomBytes(6).toString('hex')}`;
  await execute(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    variables: { DATABASE_URL: url.href },
    drop: () => execute(server, `drop database ${name} with (force)`),
  };
}

async function execute(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
