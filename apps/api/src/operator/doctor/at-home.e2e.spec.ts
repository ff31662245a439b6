import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { PublicShop, type Trouble } from '../../../test/a-public-shop';
import { Shop } from '../../../test/a-shop';
import { inbox, prices } from '@till/payments/database/schema/schema';

let open: PublicShop;
beforeAll(async () => {
  open = await PublicShop.open();
}, 60_000);
afterAll(() => open.close());

const execute = (statement: ReturnType<typeof sql>) =>
  open.shop.database.queries.execute(statement);

const troubles: readonly Trouble[] = [
  {
    name: 'webhook-delivery',
    when: 'something on the way writes the body afresh',
    says: /does not arrive at .* as it was sent.*proxy/,
    async cause() {
      open.front.onBody((body) => JSON.stringify(JSON.parse(body)));
      return () => open.front.behave();
    },
  },
  {
    name: 'webhook-delivery',
    when: 'the way there does not lead to the shop',
    says: /answers 404 not_found to a signed event\..*WEB_URL/,
    async cause() {
      const url = jest
        .spyOn(Shop.prototype, 'url', 'get')
        .mockReturnValue(`${open.shop.url}/elsewhere`);
      return () => url.mockRestore();
    },
  },
  {
    name: 'webhook-delivery',
    when: 'an altered body is taken',
    says: /takes a body that was altered\. See/,
    async cause() {
      open.front.onBody((body) => body.replace('quack!', 'doctor'));
      return () => open.front.behave();
    },
  },
  {
    name: 'prices',
    when: 'one is below the smallest charge',
    says: /pot-\S+ at ₹0\.49: the smallest charge is ₹0\.50\. Change/,
    cause: () => aPriceOf(49, 'inr'),
  },
  {
    name: 'prices',
    when: 'one cannot be charged at all',
    says: /a price in kwd is a multiple of 10/,
    cause: () => aPriceOf(1_005, 'kwd'),
  },
  {
    name: 'database',
    when: 'migrations are pending',
    says: /Migrations are pending: \d{4}_\w+\. Restart/,
    async cause() {
      await execute(sql`update drizzle.__drizzle_migrations set created_at = created_at - 1
        where created_at = (select max(created_at) from drizzle.__drizzle_migrations)`);
      return () =>
        execute(sql`update drizzle.__drizzle_migrations set created_at = created_at + 1
          where created_at = (select max(created_at) from drizzle.__drizzle_migrations)`);
    },
  },
  {
    name: 'database',
    when: 'it is of a newer release',
    verdict: 'warning',
    says: /of a newer release than this shop\./,
    async cause() {
      await execute(sql`insert into drizzle.__drizzle_migrations (hash, created_at)
        values ('newer', 9999999999999)`);
      return () => execute(sql`delete from drizzle.__drizzle_migrations where hash = 'newer'`);
    },
  },
  {
    name: 'jobs',
    when: 'nobody takes what is due',
    says: /A job \(nobody-works\) has waited for \d{3} s\. .*restart/,
    cause: () => aJobDueSince(400),
  },
  {
    name: 'jobs',
    when: 'what is due waits for a while',
    verdict: 'warning',
    says: /A job \(nobody-works\) has waited for \d\d s\. Ask again/,
    cause: () => aJobDueSince(70),
  },
  {
    name: 'jobs',
    when: 'its clock stands still',
    says: /has done nothing by the clock for \d{3} s\./,
    async cause() {
      await execute(sql`update pgboss.version set cron_on = now() - interval '10 minutes'`);
      return () => execute(sql`update pgboss.version set cron_on = now()`);
    },
  },
  {
    name: 'attention',
    when: 'an event was given up',
    says: /dead events: 1\. See docs\/operating\.md/,
    async cause() {
      const id = `evt_${randomUUID()}`;
      const event = {
        type: 'charge.refunded',
        livemode: false,
        created: 1,
        state: 'dead',
      } as const;
      await open.shop.database.queries.insert(inbox).values({ ...event, id });
      return () => open.shop.database.queries.delete(inbox).where(eq(inbox.id, id));
    },
  },
  {
    name: 'mail',
    when: 'the mail server is away',
    says: /The mail server takes no mail \(ESOCKET\)\. Check SMTP_URL/,
    async cause() {
      await open.mailbox.shut();
      return () => open.mailbox.open();
    },
  },
];

async function aPriceOf(amount: number, currency: string) {
  const id = await open.shop.product({ prices: { inr: 10_000, [currency]: amount } });
  return () => open.shop.database.queries.delete(prices).where(eq(prices.productId, id));
}

async function aJobDueSince(seconds: number) {
  await execute(sql`select pgboss.create_queue('nobody-works', '{"policy": "standard"}'::jsonb)`);
  await execute(sql`insert into pgboss.job (name, start_after)
    values ('nobody-works', now() - make_interval(secs => ${seconds}))`);
  return () => execute(sql`delete from pgboss.job where name = 'nobody-works'`);
}

it.each(troubles)(
  '$name: $when, which is told with what to do, and passes once it is right',
  async (trouble) => {
    const { name, verdict = 'failure', says } = trouble;
    const { meanwhile, afterwards } = await open.goThrough(trouble);
    expect(meanwhile).toMatchObject({ name, verdict });
    expect(`${meanwhile?.text} ${meanwhile?.fix}`).toMatch(says);
    expect(afterwards).toMatchObject({ name, verdict: 'ok' });
  },
  20_000,
);
