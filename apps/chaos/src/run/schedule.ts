import type { ArmedFault } from '../machine/shop-process';
import type { EmulatorFault, Line, Plan, Refund, Shopper } from './plan';
import { Random } from './random';

const GOODS = [
  'masala-chai-blend',
  'drip-glaze-mug',
  'spice-box',
  'copper-kettle',
  'moon-jar-vase',
];
const CARD_PAYMENTS = [
  'card',
  'card',
  'declined first',
  'disputed',
  'inquiry',
  'refund pends',
  'refund fails',
  'expired',
  'none',
] as const;
const DEBIT_PAYMENTS = ['debit', 'slow debit', 'refused debit'] as const;

/** A process killed, told to end, its database killed, its wires cut, a commit's answer lost, held for a moment. */
const KINDS = [
  'SIGKILL',
  'SIGKILL',
  'SIGTERM',
  'database',
  'connections',
  'commit',
  'pause',
] as const;

const PATHS = [
  { path: '/v1/checkout/sessions', method: 'POST' },
  { path: '/v1/checkout/sessions/*', method: 'GET' },
  { path: '/v1/checkout/sessions/*/expire', method: 'POST' },
  { path: '/v1/refunds', method: 'POST' },
  { path: '/v1/*', method: 'GET' },
] as const;

const ACTIONS: readonly EmulatorFault[] = [
  { action: 'error', status: 500 },
  { action: 'error', status: 503 },
  { action: 'rate_limit' },
  { action: 'drop', when: 'before' },
  { action: 'drop', when: 'after' },
  { action: 'cut', when: 'after', bytes: 100 },
  { action: 'content_type', when: 'after' },
  { action: 'delay', delay_ms: 400 },
  { action: 'delay', delay_ms: 2_000 },
];

/** Everything of a run that chance decides, from one number. @param points where a fault may happen */
export function schedule(seed: number, points: readonly string[]): Plan {
  const random = new Random(seed);
  const shoppers = random.some(random.between(2, 4), () => shopper(random));
  return {
    name: `schedule ${seed}`,
    replay: `--seed ${seed}`,
    shoppers,
    ...(random.chance(0.15) && {
      lateCall: {
        lines: cart(random),
        boughtAgain: random.chance(0.7),
        altered: random.chance(0.3),
      },
    }),
    faults: random.some(random.between(2, 5), () => fault(random, points)),
    emulatorFaults: random.some(random.between(0, 3), () => emulatorFault(random)),
    torture: random.chance(0.5) ? torture(random, seed) : {},
    mustHappen: false,
  };
}

function shopper(random: Random): Shopper {
  const currency = random.chance(0.3) ? 'eur' : 'inr';
  return {
    startsAfterMs: random.between(0, 300),
    currency,
    lines: cart(random),
    tabs: random.chance(0.3) ? random.between(2, 4) : 1,
    twice: random.chance(0.2),
    patience: random.chance(0.2) ? 0 : 40,
    ...(random.chance(0.3) && { change: cart(random) }),
    races: random.chance(0.2),
    payment: random.pick(currency === 'eur' ? DEBIT_PAYMENTS : CARD_PAYMENTS),
    looks: random.between(0, 2),
    refunds: random.chance(0.4) ? random.some(random.between(1, 3), () => refund(random)) : [],
  };
}

function cart(random: Random): Line[] {
  const ids = random.some(random.between(1, 3), () => random.pick(GOODS));
  return [...new Set(ids)].map((id) => ({ id, quantity: random.between(1, 3) }));
}

function refund(random: Random): Refund {
  return {
    by: random.chance(0.7) ? 'shop' : 'dashboard',
    percent: random.pick([30, 60, 100]),
  };
}

function fault(random: Random, points: readonly string[]): ArmedFault {
  return { point: random.pick(points), n: random.between(1, 4), kind: random.pick(KINDS) };
}

function emulatorFault(random: Random): EmulatorFault {
  return { ...random.pick(PATHS), ...random.pick(ACTIONS), times: random.between(1, 2) };
}

function torture(random: Random, seed: number): Plan['torture'] {
  const chance = () => (random.chance(0.5) ? random.next() / 2 : 0);
  return {
    seed: String(seed),
    duplicate: chance(),
    delay: chance(),
    delay_seconds: 40,
    reorder: chance(),
    drop: chance(),
    truncate: chance(),
    wrong_mode: chance() / 4,
    foreign: chance() / 4,
    same_second: random.chance(0.5),
  };
}
