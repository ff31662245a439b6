import { eq } from 'drizzle-orm';
import { anOrder } from '../an-order';
import { aMailbox, headerOf, type Mailbox } from '@till/payments/test/a-mailbox';
import { eventually, Shop } from '../a-shop';
import { Stock } from '@till/payments/catalog/stock';
import { effects, sessionFacts, stock } from '@till/payments/database/schema/schema';
import { EffectsRepository } from '@till/payments/orders/effects.repository';
import { OrderMailsService } from '@till/payments/orders/order-mails.service';

let shop: Shop;
let mailbox: Mailbox;
beforeAll(async () => {
  mailbox = await aMailbox();
  shop = await Shop.open({ SMTP_URL: mailbox.url, MAIL_FROM: 'Shop <orders@shop.test>' });
}, 60_000);
afterAll(async () => {
  await shop.close();
  await mailbox.shut();
});

const mailsOf = (number: string) =>
  mailbox.mails.filter((mail) => headerOf(mail, 'Message-ID')?.startsWith(`<${number}.`));

const effectOf = async (orderId: string, name: string) => {
  const rows = await shop.database.queries
    .select()
    .from(effects)
    .where(eq(effects.orderId, orderId));
  return rows.find((row) => row.name === name);
};

const inState = (orderId: string, name: string, state: string) =>
  eventually(
    () => effectOf(orderId, name),
    (row) => row?.state === state,
  );

it('one confirmation comes of twenty events and the return page at once (lesson 3)', async () => {
  const order = await anOrder(shop);
  await shop.pay(order.sessionId);
  const event = await shop.event(order.sessionId, 'checkout.session.completed');
  await Promise.all([
    ...Array.from({ length: 20 }, () => shop.deliver(event)),
    shop.settle(order.token),
  ]);
  await inState(order.orderId, 'order-confirmation', 'done');
  const [mail, ...others] = mailsOf(order.number);
  expect(others).toEqual([]);
  expect(mail?.recipients).toEqual(['shopper@example.com']);
  expect(mail && headerOf(mail, 'Subject')).toBe(`Your order ${order.number} - Kettle & Clay`);
  expect(mail?.source.replace(/=\r\n/g, '')).toContain(`http://shop.test/order/${order.token}`);
}, 20_000);

it('a mail server that is away gets the mail when it is back, and the outage does not count', async () => {
  await mailbox.shut();
  const order = await anOrder(shop);
  await shop.pay(order.sessionId);
  await shop.settle(order.token);
  await eventually(
    () => effectOf(order.orderId, 'order-confirmation'),
    (row) => row?.lastError === 'OutageError outage',
  );
  await mailbox.open();
  expect(await inState(order.orderId, 'order-confirmation', 'done')).toMatchObject({ attempts: 1 });
  expect(mailsOf(order.number)).toHaveLength(1);
}, 30_000);

it('a server that refuses the address leaves its code and no person behind', async () => {
  mailbox.refuse({ code: 550, message: '<shopper@example.com> is unknown' });
  const order = await anOrder(shop);
  await shop.pay(order.sessionId);
  await shop.settle(order.token);
  const row = await eventually(
    () => effectOf(order.orderId, 'order-confirmation'),
    (it) => it?.lastError !== null,
  );
  expect(row).toMatchObject({ lastError: 'MailRefusedError EENVELOPE 550', state: 'pending' });
  mailbox.refuse(undefined);
  await inState(order.orderId, 'order-confirmation', 'done');
}, 30_000);

it('a mail that is sent again after a crash is recognisably the same', async () => {
  const crash = jest
    .spyOn(shop.app.get(EffectsRepository), 'mark')
    .mockRejectedValueOnce(new Error('killed'));
  const order = await anOrder(shop);
  await shop.pay(order.sessionId);
  await shop.settle(order.token);
  await inState(order.orderId, 'order-confirmation', 'done');
  expect(crash).toHaveBeenCalledTimes(2);
  const ids = mailsOf(order.number).map((mail) => headerOf(mail, 'Message-ID'));
  expect(ids).toEqual(Array(2).fill(`<${order.number}.order-confirmation@shop.test>`));
}, 30_000);

it('an order that is sold out gets no confirmation, and a mail when its money was given back', async () => {
  const order = await anOrder(shop, { stock: 1 });
  await shop.database.transaction((tx) => shop.app.get(Stock).release(tx, order.orderId));
  await shop.database.queries
    .update(stock)
    .set({ onHand: 0, sold: 1 })
    .where(eq(stock.productId, order.productId));
  await shop.pay(order.sessionId);
  await shop.settle(order.token);
  await inState(order.orderId, 'order-refunded', 'done');
  expect(mailsOf(order.number).map((mail) => headerOf(mail, 'Subject'))).toEqual([
    `Your order ${order.number} is sold out - Kettle & Clay`,
  ]);
  expect(await effectOf(order.orderId, 'order-confirmation')).toBeUndefined();
  expect((await shop.order(order.token)).body.status).toBe('refunded');
}, 30_000);

it('a mail is in the language of the order, and so is the page that it leads to', async () => {
  const productId = await shop.product();
  const { body } = await shop.checkout({ locale: 'ar', products: [{ id: productId }] });
  await shop.pay(body.id);
  await shop.settle(body.order.token);
  const [mail] = await eventually(
    async () => mailsOf(body.order.number),
    (mails) => mails.length > 0,
  );
  const source = mail?.source.replace(/=\r\n/g, '');
  expect(source).toContain('lang=3D"ar" dir=3D"rtl"');
  expect(source).toContain(`http://shop.test/ar/order/${body.order.token}`);
}, 20_000);

it('a buyer who was erased is told nothing more', async () => {
  const order = await anOrder(shop);
  await shop.pay(order.sessionId);
  await shop.settle(order.token);
  await inState(order.orderId, 'order-confirmation', 'done');
  await shop.database.queries
    .update(sessionFacts)
    .set({ email: null })
    .where(eq(sessionFacts.orderId, order.orderId));
  await shop.app.get(OrderMailsService).link(order.orderId);
  expect(mailsOf(order.number)).toHaveLength(1);
});

it('the link goes to the buyer as often as it is asked for', async () => {
  const order = await anOrder(shop);
  await shop.pay(order.sessionId);
  await shop.settle(order.token);
  await inState(order.orderId, 'order-confirmation', 'done');
  const mails = shop.app.get(OrderMailsService);
  await mails.link(order.orderId);
  await mails.link(order.orderId);
  const ids = mailsOf(order.number).map((mail) => headerOf(mail, 'Message-ID'));
  expect(new Set(ids).size).toBe(3);
}, 20_000);
