// How long the built emulator takes from nothing to its first answer, with an empty journal and with the
// journal of many sessions. Ends with exit code 1 when a start with an empty one takes half a second.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const starts = 7;
const kept = 10_000;
const wantedMs = 500;
const main = join(fileURLToPath(import.meta.url), '../../../../dist/apps/stripe-emulator/main.js');
const headers = { Authorization: 'Bearer sk_test_emulator' };

async function run(dataDir, work = () => undefined) {
  const begun = performance.now();
  const child = fork(main, {
    env: { ...process.env, STRIPE_EMULATOR_PORT: '0', STRIPE_EMULATOR_DATA_DIR: dataDir },
  });
  const [{ url }] = await once(child, 'message');
  const answer = await fetch(`${url}/v1/balance`, { headers });
  if (!answer.ok) throw new Error(`Answered ${answer.status}`);
  const took = performance.now() - begun;
  await work(url);
  child.disconnect();
  await once(child, 'exit');
  return took;
}

async function median(dataDir) {
  const took = [];
  for (let start = 0; start < starts; start += 1) {
    await rm(join(dataDir, 'journal.ndjson'), { force: true });
    took.push(await run(dataDir));
  }
  return took.toSorted((one, other) => one - other)[Math.floor(starts / 2)];
}

async function fill(url) {
  const body = new URLSearchParams({
    mode: 'payment',
    success_url: 'http://localhost/',
    'line_items[0][quantity]': '1',
    'line_items[0][price_data][currency]': 'usd',
    'line_items[0][price_data][unit_amount]': '900',
    'line_items[0][price_data][product_data][name]': 'Cup',
  });
  for (let made = 0; made < kept; made += 1) {
    const answer = await fetch(`${url}/v1/checkout/sessions`, { method: 'POST', headers, body });
    await answer.arrayBuffer();
  }
}

const folder = await mkdtemp(join(tmpdir(), 'emulator-start-'));
const empty = await median(folder);
await run(folder, fill);
const full = await run(folder);
await rm(folder, { recursive: true });
console.log(`empty ${empty.toFixed(0)} ms, with ${kept} sessions ${full.toFixed(0)} ms`);
process.exit(empty < wantedMs ? 0 : 1);
