import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { sql } from 'drizzle-orm';
import { DatabaseService, migrationsFolder } from '@till/payments';
import { type Check, failure, type Finding, ok, warning } from '../check';

const OLDEST = 15;

interface Journal {
  readonly entries: readonly { readonly tag: string; readonly when: number }[];
}

/** The database is one that the shop knows, and of this release. */
@Injectable()
export class DatabaseCheck implements Check {
  readonly name = 'database';

  constructor(private readonly database: DatabaseService) {}

  async run(): Promise<Finding> {
    const { version, newest } = await this.state();
    if (Number.parseInt(version, 10) < OLDEST) {
      return failure(
        `The database is PostgreSQL ${version}.`,
        `Move it to PostgreSQL ${OLDEST} or newer.`,
      );
    }
    const known = migrations();
    const pending = known.filter(({ when }) => when > newest);
    if (pending.length > 0) {
      return failure(
        `Migrations are pending: ${pending.map(({ tag }) => tag).join(', ')}.`,
        'Restart the shop: it migrates before it serves anybody.',
      );
    }
    if (known.every(({ when }) => when < newest)) {
      return warning(
        'The database is of a newer release than this shop.',
        'Put the newer release in this one’s place, on every machine.',
      );
    }
    return ok(`PostgreSQL ${version}, with all ${known.length} migrations.`);
  }

  private async state(): Promise<{ readonly version: string; readonly newest: number }> {
    const { rows } = await this.database.queries.execute(
      sql`select current_setting('server_version') as version, max(created_at)::text as newest
            from drizzle.__drizzle_migrations`,
    );
    return { version: String(rows[0]?.['version']), newest: Number(rows[0]?.['newest']) };
  }
}

/** Of this release, in the order in which they are applied. */
function migrations(): Journal['entries'] {
  const file = join(migrationsFolder(), 'meta/_journal.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as Journal).entries;
}
