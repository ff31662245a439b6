// Sessions created per second by the built emulator, beside a bare node:http server with a JSON answer
// of the same size, measured in turns in one run. Ends with exit code 1 below a quarter of its rate.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const clients = 16;
const roundMs = 2000;
const rounds = 3;
const wanted = 0.25;

const line = (index) =>
  [
    ['quantity', '1'],
    ['price_data][currency', 'usd'],
    ['price_data][unit_amount', '1900'],
    ['price_data][product_data][name', `Thing ${index}`],
  ].map(([key, value]) => `line_items[${index}][${key}]=${encodeURIComponent(value)}`);
const body = [
  'mode=payment',
  `success_url=${encodeURIComponent('http://localhost:7000/order/x')}`,
  ...line(0),
  ...line(1),
].join('&');

const agent = new Agent({ keepAlive: true, maxSockets: clients });

function post(url, key) {
  return new Promise((resolve, reject) => {
    const call = request(url, {
      method: 'POST',
      agent,
      headers: {
        Authorization: 'Bearer sk_test_emulator',
        'Content-Type': 'application/x-www-form-urlencoded',
        'Content-Length': Buffer.byteLength(body),
        'Idempotency-Key': key,
      },
    });
    call.on('error', reject);
    call.on('response', (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode, body: Buffer.concat(chunks) }),
      );
    });
    call.end(body);
  });
}

let count = 0;
async function rate(url) {
  const end = performance.now() + roundMs;
  let done = 0;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() < end) {
        const { status } = await post(url, `key-${(count += 1)}`);
        if (status !== 200) throw new Error(`Answered ${status}`);
        done += 1;
      }
    }),
  );
  return (done * 1000) / roundMs;
}

if (process.argv[2] === 'bare') {
  const answer = Buffer.from(process.argv[3], 'base64');
  const server = createServer((incoming, response) => {
    incoming.resume().on('end', () => {
      response.writeHead(200, {
        'Content-Type': 'application/json',
        'Content-Length': answer.length,
      });
      response.end(answer);
    });
  });
  server.listen(0, '127.0.0.1', () => {
    process.send({ url: `http://127.0.0.1:${server.address().port}` });
  });
  process.once('disconnect', () => process.exit(0));
} else {
  const here = fileURLToPath(import.meta.url);
  const dataDir = await mkdtemp(join(tmpdir(), 'emulator-benchmark-'));
  const emulator = fork(join(here, '../../../../dist/apps/stripe-emulator/main.js'), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, STRIPE_EMULATOR_PORT: '0', STRIPE_EMULATOR_DATA_DIR: dataDir },
  });
  const [{ url }] = await once(emulator, 'message');
  const sessions = `${url.replace('localhost', '127.0.0.1')}/v1/checkout/sessions`;
  const sample = await post(sessions, 'sample');
  const bare = fork(here, ['bare', sample.body.toString('base64')]);
  const [{ url: bareUrl }] = await once(bare, 'message');

  const rates = { emulator: [], bare: [] };
  await rate(sessions);
  await rate(bareUrl);
  for (let round = 0; round < rounds; round += 1) {
    rates.emulator.push(await rate(sessions));
    rates.bare.push(await rate(bareUrl));
  }
  emulator.disconnect();
  bare.disconnect();
  agent.destroy();
  await once(emulator, 'exit');
  await rm(dataDir, { recursive: true });

  const best = { emulator: Math.max(...rates.emulator), bare: Math.max(...rates.bare) };
  const ratio = best.emulator / best.bare;
  console.log(`emulator ${best.emulator.toFixed(0)}/s, bare node:http ${best.bare.toFixed(0)}/s`);
  console.log(`ratio ${ratio.toFixed(2)} (wanted ${wanted})`);
  process.exit(ratio >= wanted ? 0 : 1);
}
