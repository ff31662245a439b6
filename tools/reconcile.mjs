// `npm run reconcile`: compares the orders with what Stripe has, both ways.
import { ask } from './operator/ask.mjs';
import { runCommand, UsageError } from './operator/usage.mjs';

const USAGE = `Usage: npm run reconcile [-- --from TIME] [--to TIME] [--fix] [--clearing SECONDS] [--json]

  --from      start of the period, as 2026-11-01 or 2026-11-01T12:00Z (UTC); 7 days ago where it is missing
  --to        end of the period; now where it is missing
  --fix       repair what the shop can repair by reading Stripe again
  --clearing  what is younger may still be on its way and is no break; 60 where it is missing
  --json      the answer as JSON

Exit code 0: no breaks. 1: breaks. 2: Stripe or the shop is away.`;

/** @type {import('node:util').ParseArgsOptionsConfig} */
const options = {
  from: { type: 'string' },
  to: { type: 'string' },
  fix: { type: 'boolean' },
  clearing: { type: 'string' },
};

await runCommand(USAGE, { options, needs: [], max: 0 }, (_words, values) => {
  const { from, to, fix, clearing } = values;
  if (clearing !== undefined && !/^\d{1,6}$/.test(clearing)) {
    throw new UsageError(`--clearing ${clearing} is no number of seconds.`);
  }
  return ask(
    'reconcile',
    { from, to, fix, ...(clearing !== undefined && { clearing: Number(clearing) }) },
    values,
  );
});
