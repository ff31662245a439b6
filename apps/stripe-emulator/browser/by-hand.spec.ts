import { expect, test } from './emulator.fixture';
import { quickFill } from './quick-fill';
import { aSession } from './sessions';

test('one click fills a card that pays', async ({ page, stripe, site }) => {
  const { id, url } = await stripe.checkout.sessions.create(aSession(site.url));
  await page.goto(url ?? '');
  await quickFill(page);
  await expect(page.getByLabel('Card number')).toHaveValue('4242 4242 4242 4242');
  await page.getByRole('button', { name: 'Pay €49.00' }).click();
  await page.waitForURL(`${site.url}/thanks`);
  expect((await stripe.checkout.sessions.retrieve(id)).payment_status).toBe('paid');
});

test('one click fills whatever else is asked for, but nothing that was typed', async ({
  page,
  stripe,
  site,
}) => {
  const { id, url } = await stripe.checkout.sessions.create(
    aSession(site.url, {
      shipping_address_collection: { allowed_countries: ['IN'] },
      billing_address_collection: 'required',
      phone_number_collection: { enabled: true },
    }),
  );
  await page.goto(url ?? '');
  await page.getByLabel('Recipient').fill('Ada Lovelace');
  await quickFill(page);
  await page.getByRole('button', { name: 'Pay €49.00' }).click();
  await page.waitForURL(`${site.url}/thanks`);
  const { collected_information: collected } = await stripe.checkout.sessions.retrieve(id);
  expect(collected?.shipping_details).toMatchObject({
    name: 'Ada Lovelace',
    address: { country: 'IN', line1: 'Test Street 1', postal_code: '123456', city: 'Testville' },
  });
});

test('a chosen outcome comes about, and the next try pays on the same payment intent', async ({
  page,
  stripe,
  site,
  faults,
}) => {
  faults.allow(/status of 402/);
  const { id, url } = await stripe.checkout.sessions.create(aSession(site.url));
  await page.goto(url ?? '');
  await quickFill(page, 'Insufficient funds');
  await page.getByRole('button', { name: 'Pay €49.00' }).click();
  await expect(page.getByRole('alert')).toContainText('Your card has insufficient funds.');
  const { payment_intent: tried } = await stripe.checkout.sessions.retrieve(id);
  await quickFill(page);
  await page.getByRole('button', { name: 'Pay €49.00' }).click();
  await page.waitForURL(`${site.url}/thanks`);
  const paid = await stripe.checkout.sessions.retrieve(id);
  expect(paid.payment_status).toBe('paid');
  expect(paid.payment_intent).toBe(tried);
});

test('an account is filled whose bank answers later', async ({ page, stripe, site }) => {
  const { id, url } = await stripe.checkout.sessions.create(aSession(site.url));
  await page.goto(url ?? '');
  await page.getByLabel('SEPA Direct Debit').check();
  await page.getByLabel('Fill a test account').selectOption({ label: 'Fails later, …3202' });
  await expect(page.getByLabel('IBAN')).toHaveValue('AT861904300235473202');
  await page.getByRole('button', { name: 'Pay €49.00' }).click();
  await page.waitForURL(`${site.url}/thanks`);
  const session = await stripe.checkout.sessions.retrieve(id);
  expect(session).toMatchObject({ status: 'complete', payment_status: 'unpaid' });
});

test('the bank’s question is answered, refused or left', async ({ page, stripe, site, faults }) => {
  faults.allow(/status of 402/);
  const { id, url } = await stripe.checkout.sessions.create(aSession(site.url));
  await page.goto(url ?? '');
  const ask = async () => {
    await quickFill(page, 'Asks for 3-D Secure');
    await page.getByRole('button', { name: 'Pay €49.00' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Confirm it is you');
  };
  await ask();
  await page.getByRole('link', { name: 'Give up and go back' }).click();
  await page.waitForURL(url ?? '');
  await ask();
  await page.getByRole('button', { name: 'Fail' }).click();
  await expect(page.getByRole('alert')).toContainText('could not confirm that it is you');
  await ask();
  await page.getByRole('button', { name: 'Complete' }).click();
  await page.waitForURL(`${site.url}/thanks`);
  expect((await stripe.checkout.sessions.retrieve(id)).payment_status).toBe('paid');
});

test('a card that is no test card does not leave the page', async ({ page, stripe, site }) => {
  const { url } = await stripe.checkout.sessions.create(aSession(site.url));
  await page.goto(url ?? '');
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.postData() ?? ''));
  await page.getByLabel('Email').fill('ada@example.com');
  await page.getByLabel('Card number').fill('4111 1111 1111 1111');
  await page.getByRole('button', { name: 'Pay €49.00' }).click();
  await expect(page.getByText('never enter a real one')).toBeVisible();
  await expect(page.getByLabel('Card number')).toBeFocused();
  expect(sent).toEqual([]);
});

test('the mistyped number of the test cards is called wrong', async ({
  page,
  stripe,
  site,
  faults,
}) => {
  faults.allow(/status of 402/);
  const { url } = await stripe.checkout.sessions.create(aSession(site.url));
  await page.goto(url ?? '');
  await quickFill(page);
  await page.getByLabel('Card number').fill('4242 4242 4242 4241');
  await page.getByRole('button', { name: 'Pay €49.00' }).click();
  await expect(page.getByText('Your card number is')).toBeVisible();
});

test('time runs down on the page', async ({ page, stripe, site }) => {
  const expires_at = Math.floor(Date.now() / 1000) + 31 * 60;
  const { url } = await stripe.checkout.sessions.create(aSession(site.url, { expires_at }));
  await page.goto(url ?? '');
  await expect(page.locator('time')).toHaveText(/^in 3[01] minutes$/);
});
