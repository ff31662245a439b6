import { Injectable } from '@nestjs/common';
import { sql } from 'drizzle-orm';
import { DatabaseService } from '@till/payments';
import { type Check, failure, type Finding, ok, warning } from '../check';

/** A job that is due is taken within seconds. */
const WARN_SECONDS = 60;
const FAIL_SECONDS = 300;

/** The queue looks for what is due by the clock every 30 s. */
const SILENT_SECONDS = 180;

const FIX = 'Look for "Jobs" in the shop’s log, and restart it.';

/** The job queue works: its clock ticks, and nothing that is due waits. */
@Injectable()
export class JobsCheck implements Check {
  readonly name = 'jobs';

  constructor(private readonly database: DatabaseService) {}

  async run(): Promise<Finding> {
    const { silent, oldest, waits } = await this.state();
    if (silent > SILENT_SECONDS) {
      return failure(`The queue has done nothing by the clock for ${silent} s.`, FIX);
    }
    const text = `A job (${waits}) has waited for ${oldest} s`;
    if (oldest > FAIL_SECONDS) return failure(`${text}.`, FIX);
    if (oldest > WARN_SECONDS)
      return warning(`${text}.`, 'Ask again in a minute; if it grows, add processes.');
    return ok('The queue ticks, and no job that is due waits.');
  }

  private async state() {
    const { rows } = await this.database.queries.execute(
      sql`select extract(epoch from now() - v.cron_on)::int as silent, job.name as waits,
                 extract(epoch from now() - job.start_after)::int as oldest
            from pgboss.version v
            left join lateral (
              select name, start_after from pgboss.job
               where state in ('created', 'retry') and start_after < now()
               order by start_after limit 1
            ) job on true`,
    );
    const [row = {}] = rows;
    return {
      silent: Number(row['silent'] ?? 0),
      oldest: Number(row['oldest'] ?? 0),
      waits: String(row['waits']),
    };
  }
}
