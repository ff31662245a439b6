import type { Problem } from '@till/shared-types';
import { sql } from 'drizzle-orm';
import { headerOf, aMailbox, type Mailbox } from '@till/payments/test/a-mailbox';
import { aPaidOrder } from '../an-order';
import { eventually, Shop } from '../a-shop';

/** Where the emulator's shopper reads mail. */
const SHOPPER = 'shopper@example.com';

let shop: Shop;
let mailbox: Mailbox;
beforeEach(async () => {
  mailbox = await aMailbox();
  shop = await Shop.open({
    SMTP_URL: mailbox.url,
    MAIL_FROM: 'Shop <orders@shop.test>',
    CHECKOUT_LIMIT: '5',
    TRUST_PROXY: 'true',
  });
}, 60_000);
afterEach(async () => {
  await shop.close();
  await mailbox.shut();
});

const lookUp = (body: object, headers: object = {}) =>
  shop.request<Problem & { accepted?: true }>('orders/lookup', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

const links = () =>
  mailbox.mails.filter((mail) => headerOf(mail, 'Message-ID')?.includes('.link.'));

/** Every lookup so far has been worked on. */
const allAnswered = () =>
  eventually(
    () =>
      shop.database.transaction((tx) =>
        tx.execute(
          sql`select 1 from pgboss.job where name = 'send-order-link' and state <> 'completed'`,
        ),
      ),
    ({ rows }) => rows.length === 0,
  );

it('sends the link if number and address belong together', async () => {
  const { number, token } = await aPaidOrder(shop);
  const answer = await lookUp({
    number: ` ${number.toLowerCase()}`,
    email: SHOPPER.toUpperCase(),
  });
  expect([answer.status, answer.body]).toEqual([202, { accepted: true }]);
  const [mail] = await eventually(
    async () => links(),
    (mails) => mails.length > 0,
  );
  expect(mail?.recipients).toEqual([SHOPPER]);
  expect(mail?.source.replace(/=\r\n/g, '')).toContain(`/order/${token}`);
});

it('answers the same whether or not there is such an order, and sends nothing', async () => {
  const { number } = await aPaidOrder(shop);
  const answers = [
    await lookUp({ number, email: 'somebody.else@example.com' }),
    await lookUp({ number: '0000-0000', email: SHOPPER }),
    await lookUp({ number: 'nonsense\u0000', email: 'no address\u0000' }),
  ];
  for (const { status, body } of answers) {
    expect([status, body]).toEqual([202, { accepted: true }]);
  }
  await allAnswered();
  expect(links()).toEqual([]);
});

it('keeps no address that was typed', async () => {
  await lookUp({ number: '0000-0000', email: 'typed@example.com' });
  const { rows } = await shop.database.transaction((tx) =>
    tx.execute(sql`select 1 from pgboss.job as job where job::text like '%typed@%'`),
  );
  expect(rows).toEqual([]);
});

it('one mailbox gets no more than five links an hour, whoever asks, and the answer tells nothing', async () => {
  const { number } = await aPaidOrder(shop);
  const ask = (visitor: number) =>
    lookUp({ number, email: SHOPPER }, { 'X-Forwarded-For': `203.0.113.${visitor}` });
  const answers = await Promise.all([1, 2, 3, 4, 5, 6, 7].map(ask));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
  await allAnswered();
  expect(links()).toHaveLength(5);
});

it('the sixth request of a visitor in ten minutes is refused, whatever it asks for', async () => {
  const { number } = await aPaidOrder(shop);
  const requests = [number, number, number, '0', '1', number].map((one) =>
    lookUp({ number: one, email: SHOPPER }),
  );
  const answers = await Promise.all(requests);
  const refused = answers.filter(({ status }) => status !== 202);
  expect(refused.map(({ status, body }) => [status, body.code])).toEqual([[429, 'rate_limited']]);
  expect(refused[0]?.headers.get('retry-after')).toBe('600');
});

it('what is no request is refused with what is wrong', async () => {
  const refused = [
    [{ number: '0000-0000' }, 'required'],
    [{ number: 7, email: SHOPPER }, 'wrong_type'],
    [{ number: '0000-0000', email: SHOPPER, token: 'x' }, 'unknown_field'],
    [{ number: 'x'.repeat(41), email: SHOPPER }, 'invalid_text'],
  ] as const;
  for (const [body, code] of refused) {
    const answer = await lookUp(body);
    expect([answer.status, answer.body.code]).toEqual([422, code]);
  }
});
