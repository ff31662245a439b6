import type { Order } from '@till/shared-types';
import { addExtras, changeOrder } from './order-extras';
import { OrderMaker } from './order-maker';
import {
  at,
  hold,
  lose,
  once,
  open,
  type Screen,
  type Screens,
  type Visit,
  walk,
} from './screens-visit';

/** An order's page in every state that an order has, and the way to it. */
export const orderScreens = {
  'find-order': at('order/find'),
  'find-order-fault': async (visit) => {
    await ask(visit, '', 'nobody');
    await visit.page.locator('[aria-invalid=true]').first().waitFor();
  },
  'find-order-trouble': async (visit) => {
    await lose(visit, '**/api/orders/lookup');
    await ask(visit, 'AAAA-AAAA', 'nobody@example.com');
    await visit.page.locator('.find-order-trouble:not(:empty)').waitFor();
  },
  'find-order-sent': async (visit) => {
    await ask(visit, 'AAAA-AAAA', 'nobody@example.com');
    await visit.page.getByRole('status').getByRole('heading').waitFor();
  },
  'order-unpaid': async (visit) => {
    await open(visit, `order/${await unpaid(visit)}`);
    await visit.page.locator('.order-state .is-primary').waitFor();
  },
  'order-processing': changed({ status: 'processing' }),
  'order-authorized': changed({ status: 'authorized' }),
  'order-review': changed({ status: 'review' }),
  'order-failed': changed({ status: 'failed' }),
  'order-canceled': changed({ status: 'canceled' }),
  'order-unfulfillable': changed({ status: 'paid', fulfilment: 'unfulfillable' }),
  'order-expired': order('expired', (orders) => orders.expired()),
  'order-paid': order('paid', (orders) => orders.paid()),
  'order-partly-refunded': order('partly refunded', (orders) => orders.refunded(10_000)),
  'order-refunded': order('refunded', (orders) => orders.refunded()),
  'order-disputed': order('disputed', (orders) => orders.disputed()),
  'order-charged-back': order('charged back', (orders) => orders.chargedBack()),
  'order-extras': async (visit) => {
    const token = await unpaid(visit);
    await addExtras(visit.page, visit.site, token);
    await open(visit, `order/${token}`);
    await visit.page.locator('.receipt-totals > :nth-child(5)').waitFor();
  },
  'order-loading': async (visit) => {
    await comeTo(visit, await unpaid(visit), () => hold(visit, '**/api/orders/**'));
    await visit.page.locator('.order-state').waitFor();
  },
  'order-unreachable': async (visit) => {
    await comeTo(visit, await unpaid(visit), () => lose(visit, '**/api/orders/**'));
    await visit.page.getByRole('alert').waitFor();
  },
  'order-out-of-touch': async (visit) => {
    const token = await unpaid(visit);
    await lose(visit, '**/api/orders/**');
    await open(visit, `order/${token}`);
    await visit.page.locator('.order-state .quiet').waitFor();
  },
  'order-missing': at('order/AAAAAAAAAAAAAAAAAAAAAA'),
} satisfies Screens;

function order(kind: string, make: (orders: OrderMaker) => Promise<string>): Screen {
  return async (visit) => {
    const token = await once(kind, () => make(new OrderMaker(visit.site)));
    await open(visit, `order/${token}`);
  };
}

/** States that take another shop than this one, or days. */
function changed(changes: Partial<Order>): Screen {
  return async (visit) => {
    const token = await unpaid(visit);
    const state = { isOpen: false, payUrl: null, ...changes };
    await comeTo(visit, token, () => changeOrder(visit.page, visit.site, token, () => state));
    await visit.page.locator('.receipt').waitFor();
  };
}

function unpaid({ site }: Visit): Promise<string> {
  return once('unpaid', () => new OrderMaker(site).unpaid());
}

/** In a document that was there already: in its own, the first HTML brings the order as the shop has it. */
async function comeTo(visit: Visit, token: string, amiss: () => Promise<void>): Promise<void> {
  await open(visit, 'order/find');
  await amiss();
  await walk(visit, `order/${token}`);
}

async function ask(visit: Visit, number: string, email: string): Promise<void> {
  await open(visit, 'order/find');
  await visit.page.locator('#find-number').fill(number);
  await visit.page.locator('#find-email').fill(email);
  await visit.page.locator('[type=submit]').click();
}
