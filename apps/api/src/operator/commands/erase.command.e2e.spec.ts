import { sql } from 'drizzle-orm';
import { aCommand } from '../../../test/a-command';
import { anOrder } from '../../../test/an-order';
import { eventually, Shop } from '../../../test/a-shop';

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open();
}, 60_000);
afterAll(() => shop.close());

const EMAIL = 'ada.lovelace@erase.test';

/** An order that was paid by somebody, its events stored and done with. */
async function anOrderOf(email: string) {
  const order = await anOrder(shop);
  await shop.emulator.control('POST', `sessions/${order.sessionId}/pay`, {
    number: '4242424242424242',
    email,
  });
  for (const event of await shop.events(order.sessionId)) await shop.deliver(event);
  await eventually(
    async () => (await aCommand(shop, 'order', { number: order.number })).text,
    (text) => /status +paid/.test(text) && !/ (received|failed), by webhook/.test(text),
  );
  return order;
}

/** Tables that hold the text anywhere, the job queue's among them. */
async function tablesWith(text: string): Promise<string[]> {
  const found: string[] = [];
  await shop.database.transaction(async (tx) => {
    const { rows } = await tx.execute(
      sql`select table_schema || '.' || table_name as name from information_schema.tables
        where table_schema in ('public', 'pgboss') and table_type = 'BASE TABLE'`,
    );
    for (const { name } of rows) {
      const table = sql.raw(String(name));
      const held = await tx.execute(
        sql`select 1 from ${table} as kept where kept::text ilike ${`%${text}%`} limit 1`,
      );
      if (held.rows.length > 0) found.push(String(name));
    }
  });
  return found;
}

it('removes the buyer from every table and keeps the amounts; what comes later brings nothing back', async () => {
  const { number, sessionId, token } = await anOrderOf(EMAIL);
  expect(await tablesWith(EMAIL)).toEqual(
    expect.arrayContaining(['public.inbox', 'public.session_facts']),
  );
  const before = await shop.order(token);
  expect(await aCommand(shop, 'erase', { number })).toMatchObject({ status: 200, ok: true });
  expect(await tablesWith(EMAIL)).toEqual([]);

  const { payment_intent: intent } = await shop.stripe.checkout.sessions.retrieve(sessionId);
  await shop.emulator.control('POST', `payments/${String(intent)}/refund`, { amount: 4_000 });
  const { data } = await shop.stripe.events.list({ limit: 100 });
  for (const event of data) await shop.deliver(event);
  const { text } = await eventually(
    () => aCommand(shop, 'order', { number }),
    (answer) => /charge.refunded \S+ done/.test(answer.text),
  );
  expect(text).toMatch(/order +erased/);
  await eventually(
    () => tablesWith(EMAIL),
    (tables) => tables.length === 0,
  );
  const after = await shop.order(token);
  expect(after.body).toMatchObject({ status: 'partially_refunded', total: before.body.total });
  expect(after.body.lines).toEqual(before.body.lines);
});

it('removes the mails that are kept instead of sent', async () => {
  const { number } = await anOrderOf('kept@erase.test');
  const outbox = async () => (await fetch(`${shop.url}/api/outbox`)).text();
  await eventually(outbox, (page) => page.includes('kept@erase.test'));
  await aCommand(shop, 'erase', { number });
  expect(await outbox()).not.toContain('kept@erase.test');
});

it('of one order leaves the others alone, and twice is once', async () => {
  const erased = await anOrderOf('one@erase.test');
  await anOrderOf('two@erase.test');
  const first = await aCommand(shop, 'erase', { number: erased.number });
  const second = await aCommand(shop, 'erase', { number: erased.number });
  expect(second.data).toEqual(first.data);
  expect(await tablesWith('one@erase.test')).toEqual([]);
  expect(await tablesWith('two@erase.test')).not.toEqual([]);
});
