import { expect, test } from './emulator.fixture';
import { aSession, everything } from './sessions';

test('quantity, code and shipping are changed before paying', async ({ page, stripe, site }) => {
  const { id: coupon } = await stripe.coupons.create({ percent_off: 50 });
  const promotion = { type: 'coupon' as const, coupon };
  await stripe.promotionCodes.create({ promotion, code: 'HALF', max_redemptions: 1 });
  const { url } = await stripe.checkout.sessions.create(aSession(site.url, everything(site.url)));
  await page.goto(url ?? '');
  const due = page.locator('.due dd');
  await expect(due).toHaveText('€102.90');

  await page.getByLabel('Quantity').fill('3');
  await page.getByRole('button', { name: 'Update' }).click();
  await expect(due).toHaveText('€151.90');
  await page.getByLabel('Promotion code').fill('NONE');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByRole('alert')).toHaveText('This code is invalid.');
  await page.getByLabel('Promotion code').fill('half');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(due).toHaveText('€78.40');
  await page.waitForLoadState();
  await page.getByLabel('Shipping', { exact: true }).selectOption('Courier, €14.90');
  await expect(due).toHaveText('€88.40');
  await page.getByRole('button', { name: 'Remove' }).click();
  await expect(due).toHaveText('€161.90');
});

test('the page of a session that runs out says so by itself', async ({
  page,
  stripe,
  site,
  faults,
}) => {
  faults.allow(/status of 410/);
  await page.clock.install();
  const { id, url } = await stripe.checkout.sessions.create(aSession(site.url));
  await page.goto(url ?? '');
  await stripe.checkout.sessions.expire(id);
  await page.clock.fastForward('25:00:00');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This checkout has expired');
});
