import type { LateCall, Plan, Shopper } from './plan';

export type Tour = Pick<Plan, 'shoppers' | 'lateCall' | 'emulatorFaults'>;

const SESSIONS = '/v1/checkout/sessions';

const ONE_BUYER: Shopper = {
  startsAfterMs: 0,
  currency: 'inr',
  lines: [{ id: 'masala-chai-blend', quantity: 1 }],
  tabs: 1,
  twice: false,
  patience: 40,
  races: false,
  payment: 'card',
  looks: 1,
  refunds: [],
};

const LATE: LateCall = {
  lines: [{ id: 'spice-box', quantity: 2 }],
  boughtAgain: true,
  altered: false,
};

/** Fixed ways through the shop, which lead past all of its crash points. */
export const TOURS: Readonly<Record<string, Tour>> = {
  buying: {
    emulatorFaults: [],
    shoppers: [
      { ...ONE_BUYER, tabs: 2, twice: true, looks: 2 },
      {
        ...ONE_BUYER,
        startsAfterMs: 30,
        change: [{ id: 'drip-glaze-mug', quantity: 2 }],
        payment: 'declined first',
      },
      { ...ONE_BUYER, startsAfterMs: 60, currency: 'eur', payment: 'refused debit' },
      { ...ONE_BUYER, startsAfterMs: 60, currency: 'eur', payment: 'debit' },
      { ...ONE_BUYER, startsAfterMs: 90, payment: 'expired' },
      { ...ONE_BUYER, startsAfterMs: 90, payment: 'none', looks: 0 },
      { ...ONE_BUYER, lines: [{ id: 'moon-jar-vase', quantity: 1 }] },
      { ...ONE_BUYER, lines: [{ id: 'moon-jar-vase', quantity: 1 }], patience: 2 },
    ],
  },
  stumbling: {
    // More than the shop tries by itself, so that it is the turn of its one shopper.
    emulatorFaults: [{ path: SESSIONS, method: 'POST', action: 'error', status: 500, times: 6 }],
    shoppers: [ONE_BUYER],
  },
  refunding: {
    emulatorFaults: [],
    shoppers: [
      {
        ...ONE_BUYER,
        refunds: [
          { by: 'shop', percent: 60 },
          { by: 'shop', percent: 60 },
        ],
      },
      { ...ONE_BUYER, startsAfterMs: 50, refunds: [{ by: 'dashboard', percent: 100 }] },
      {
        ...ONE_BUYER,
        startsAfterMs: 80,
        payment: 'refund fails',
        refunds: [{ by: 'shop', percent: 40 }],
      },
      { ...ONE_BUYER, startsAfterMs: 110, payment: 'disputed' },
    ],
  },
  silence: {
    emulatorFaults: [],
    shoppers: [{ ...ONE_BUYER, refunds: [{ by: 'bank', percent: 100, during: 'silence' }] }],
  },
  'lost events': {
    emulatorFaults: [],
    shoppers: [{ ...ONE_BUYER, refunds: [{ by: 'bank', percent: 100, during: 'lost events' }] }],
  },
  late: { shoppers: [], emulatorFaults: [], lateCall: LATE },
  altered: {
    shoppers: [],
    emulatorFaults: [],
    lateCall: { ...LATE, boughtAgain: false, altered: true },
  },
};
