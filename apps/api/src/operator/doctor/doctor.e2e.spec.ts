import { eq } from 'drizzle-orm';
import { PublicShop } from '../../../test/a-public-shop';
import { inbox } from '@till/payments/database/schema/schema';
import { checks } from './checks';

let open: PublicShop;
beforeAll(async () => {
  open = await PublicShop.open();
}, 60_000);
afterAll(() => open.close());

it('a shop that is set up as it must be passes every check, one line each', async () => {
  const { ok, data, text } = await open.doctor();
  expect(data.findings.filter(({ verdict }) => verdict !== 'ok')).toEqual([]);
  expect(data.findings).toHaveLength(checks.length);
  expect(ok).toBe(true);
  expect(text.match(/^OK +\S+ +\S.*\.$/gm)).toHaveLength(checks.length);
  expect(text).toMatch(/\n\n12 OK, 0 to look at, 0 failed\.$/);
});

it('a warning is no failure, a failure is one', async () => {
  open.between.onAnswer({ date: new Date(Date.now() + 62_000).toUTCString() });
  expect(await open.doctor()).toMatchObject({ ok: true });
  open.between.onAnswer({ date: new Date(Date.now() + 300_000).toUTCString() });
  expect(await open.doctor()).toMatchObject({ ok: false });
  open.between.behave();
});

it('a Stripe that is away fails what has to be asked of it, and the rest is looked at', async () => {
  const fault = { path: '/v1/*', action: 'drop', times: 100 };
  await open.shop.emulator.control('POST', 'faults', { faults: [fault] });
  const { data } = await open
    .doctor()
    .finally(() => open.shop.emulator.control('DELETE', 'faults'));
  const failed = data.findings.filter(({ verdict }) => verdict === 'failure');
  expect(failed.map(({ name }) => name)).toEqual([
    'key',
    'api-version',
    'permissions',
    'clock',
    'webhook-endpoint',
  ]);
  const { body } = await open.shop.checkout({ products: [{ id: await open.shop.product() }] });
  expect(body.url).toContain('http');
});

it('however often it is asked, it leaves one event that nothing follows from', async () => {
  await open.doctor();
  await open.doctor();
  const rows = await open.shop.database.queries
    .select()
    .from(inbox)
    .where(eq(inbox.type, 'till.doctor'));
  expect(rows).toMatchObject([{ id: 'evt_till_doctor', livemode: true, orderId: null }]);
});

it('what it says holds no secret', async () => {
  const said = JSON.stringify(await open.doctor());
  for (const secret of ['sk_test_emulator', 'whsec_']) expect(said).not.toContain(secret);
});
