// `npm run doctor`: whether the shop is set up as it must be, and what to do where it is not.
import { ask } from './operator/ask.mjs';
import { runCommand } from './operator/usage.mjs';

const USAGE = `Usage: npm run doctor [-- --json]
       npm run doctor -- --create-webhook

  --json            the answer as JSON
  --create-webhook  make the webhook endpoint at Stripe for WEB_URL, and show its secret

Exit code 0: nothing failed. 1: something did. 2: the shop is away.`;

/** @type {import('node:util').ParseArgsOptionsConfig} */
const options = { 'create-webhook': { type: 'boolean' } };

await runCommand(USAGE, { options, needs: [], max: 0 }, (_words, values) =>
  ask(values['create-webhook'] ? 'createwebhook' : 'doctor', {}, values),
);
