// `npm run order -- NUMBER`: what an order is and what happened to it, and what can be done with it as a whole.
import { ask } from './operator/ask.mjs';
import { runCommand, UsageError } from './operator/usage.mjs';

const USAGE = `Usage: npm run order -- NUMBER [--json]
       npm run order -- NUMBER --capture | --release | --erase

  NUMBER      as on the order's page, such as 7Q3K-9MZT
  --json      the answer as JSON
  --capture   take the money of an authorized order
  --release   let go of an authorized order: nothing is taken, its stock is free again
  --erase     remove the buyer's personal data for good; amounts are kept`;

const ACTIONS = ['capture', 'release', 'erase'];
/** @type {import('node:util').ParseArgsOptionsConfig} */
const options = Object.fromEntries(ACTIONS.map((name) => [name, { type: 'boolean' }]));

await runCommand(USAGE, { options, needs: ['NUMBER'], max: 1 }, ([number], values) => {
  const asked = ACTIONS.filter((name) => values[name]);
  if (asked.length > 1) throw new UsageError(`--${asked.join(' or --')}? One at a time.`);
  return ask(asked[0] ?? 'order', { number }, values);
});
