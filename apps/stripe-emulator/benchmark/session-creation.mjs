// Sessions created by the built emulator, beside a bare node:http server that answers JSON of the same
// size from a buffer. Both are asked by one client over the same kept connections. They take turns in
// short slices of as many requests, in alternating order, so that what else the machine does meets both,
// and the median of the ratios counts. Where one client cannot keep the bare server busy, its rate is the
// client's: the processor time that each spends on a request leaves the client out.
// Ends with exit code 1 when the ratio of rates is below a quarter.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const clients = 16;
const perSlice = 500;
const slices = 30;
/** Both run warm before they are measured: V8 goes on compiling for thousands of requests. */
const warmUps = 16;
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

/** Lets a server say what it has cost: microseconds of the processor so far, of all its threads. */
const meter = `data:text/javascript,${encodeURIComponent(
  "process.on('message', () => { const { user, system } = process.cpuUsage(); process.send(user + system); });",
)}`;

/** @returns the server's process and where it is reached */
async function start(script, parameters, env = {}) {
  const server = fork(script, parameters, {
    execArgv: ['--import', meter],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, ...env },
  });
  const [{ url }] = await once(server, 'message');
  return { server, url: url.replace('localhost', '127.0.0.1') };
}

async function stop({ server }) {
  server.disconnect();
  await once(server, 'exit');
}

async function processorTime({ server }) {
  server.send('time');
  const [microseconds] = await once(server, 'message');
  return microseconds;
}

let count = 0;
async function slice(target) {
  const before = await processorTime(target);
  const begun = performance.now();
  let left = perSlice;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (left > 0) {
        left -= 1;
        const { status } = await post(target.url, `key-${(count += 1)}`);
        if (status !== 200) throw new Error(`Answered ${status}`);
      }
    }),
  );
  const seconds = (performance.now() - begun) / 1000;
  return { rate: perSlice / seconds, cost: ((await processorTime(target)) - before) / perSlice };
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
  const emulator = await start(join(here, '../../../../dist/apps/stripe-emulator/main.js'), [], {
    STRIPE_EMULATOR_PORT: '0',
    STRIPE_EMULATOR_DATA_DIR: dataDir,
  });
  emulator.url += '/v1/checkout/sessions';
  const sample = await post(emulator.url, 'sample');
  const bare = await start(here, ['bare', sample.body.toString('base64')]);

  const pairs = [];
  for (let turn = 0; turn < warmUps + slices; turn += 1) {
    const first = await slice(turn % 2 ? bare : emulator);
    const second = await slice(turn % 2 ? emulator : bare);
    if (turn < warmUps) continue;
    pairs.push(turn % 2 ? { emulator: second, bare: first } : { emulator: first, bare: second });
  }
  await stop(emulator);
  await stop(bare);
  agent.destroy();
  await rm(dataDir, { recursive: true });

  const rates = median(pairs.map((pair) => pair.emulator.rate / pair.bare.rate));
  const costs = median(pairs.map((pair) => pair.bare.cost / pair.emulator.cost));
  const of = (name, figure) => median(pairs.map((pair) => pair[name][figure])).toFixed(0);
  console.log(
    `a second: emulator ${of('emulator', 'rate')}, bare ${of('bare', 'rate')}, ratio ${rates.toFixed(2)} (wanted ${wanted})`,
  );
  console.log(
    `processor time of one: emulator ${of('emulator', 'cost')} µs, bare ${of('bare', 'cost')} µs, ratio ${costs.toFixed(2)}`,
  );
  process.exit(rates >= wanted ? 0 : 1);
}

function median(numbers) {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];
}
