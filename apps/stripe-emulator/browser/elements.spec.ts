import type Stripe from 'stripe';
import { type ShopSite, expect, test } from './emulator.fixture';
import type { Page } from '@playwright/test';
import { quickFill } from './quick-fill';
import { aFramedSession } from './sessions';
import { violations } from './violations';

/** A shop's own page: its total, a payment element, a button, and what came of it. */
async function show(
  page: Page,
  site: ShopSite,
  { client_secret: secret }: Stripe.Checkout.Session,
) {
  await site.show(
    page,
    `<p id="total"></p><div id="payment"></div>
     <button id="code">Use the code</button> <button id="pay">Pay now</button>
     <p id="result" role="status"></p>`,
    `const checkout = stripe.initCheckoutElementsSdk({ clientSecret: '${secret}' });
     const total = document.querySelector('#total');
     const result = document.querySelector('#result');
     const show = (session) => (total.textContent = session.total.total.amount);
     checkout.on('change', show);
     checkout.createPaymentElement().mount('#payment');
     const { actions } = await checkout.loadActions();
     show(actions.getSession());
     await actions.updateEmail('ada@example.com');
     const say = ({ type, error, session }) => {
       result.textContent = type === 'error' ? error.code + ': ' + error.message : session.status.type;
     };
     document.querySelector('#code').onclick = async () => say(await actions.applyPromotionCode('TEN'));
     document.querySelector('#pay').onclick = async () =>
       say(await actions.confirm({ redirect: 'if_required' }));`,
  );
}

const payNow = (page: Page) => page.getByRole('button', { name: 'Pay now' }).click();
const element = (page: Page) => page.frameLocator('iframe[title^="Payment"]');
const result = (page: Page) => page.getByRole('status');

test('a shop’s own page shows the total, takes a code and a card, and stays', async ({
  page,
  stripe,
  site,
}) => {
  const { id: coupon } = await stripe.coupons.create({ percent_off: 10 });
  await stripe.promotionCodes.create({ promotion: { type: 'coupon', coupon }, code: 'TEN' });
  const session = await stripe.checkout.sessions.create(
    aFramedSession(site.url, 'elements', { allow_promotion_codes: true }),
  );
  await show(page, site, session);
  await expect(page.locator('#total')).toHaveText('€49.00');
  await page.getByRole('button', { name: 'Use the code' }).click();
  await expect(page.locator('#total')).toHaveText('€44.10');
  await quickFill(element(page));
  expect(await violations(page)).toEqual([]);
  await payNow(page);
  await expect(result(page)).toHaveText('complete');
  expect(await stripe.checkout.sessions.retrieve(session.id)).toMatchObject({
    payment_status: 'paid',
    amount_total: 4410,
    customer_details: { email: 'ada@example.com' },
  });
});

test('a declined card is told to the shop’s page, and the next one pays', async ({
  page,
  stripe,
  site,
}) => {
  const session = await stripe.checkout.sessions.create(aFramedSession(site.url, 'elements'));
  await show(page, site, session);
  await quickFill(element(page), 'Declined');
  await payNow(page);
  await expect(result(page)).toContainText('paymentFailed: Your card was declined.');
  await quickFill(element(page));
  await payNow(page);
  await expect(result(page)).toHaveText('complete');
});

test('wrong fields are named in the element, and a real card stays in it', async ({
  page,
  stripe,
  site,
}) => {
  const session = await stripe.checkout.sessions.create(aFramedSession(site.url, 'elements'));
  await show(page, site, session);
  await element(page).getByLabel('Card number').fill('4242 4242 4242 4242');
  await payNow(page);
  await expect(element(page).getByText('Enter the expiry date as MM / YY.')).toBeVisible();
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.postData() ?? ''));
  await element(page).getByLabel('Card number').fill('4111 1111 1111 1111');
  await payNow(page);
  await expect(result(page)).toContainText('never enter a real one');
  expect(sent).toEqual([]);
});

test('the bank’s question stands over the shop’s page', async ({ page, stripe, site }) => {
  const session = await stripe.checkout.sessions.create(aFramedSession(site.url, 'elements'));
  await show(page, site, session);
  const ask = async () => {
    await quickFill(element(page), 'Asks for 3-D Secure');
    await payNow(page);
  };
  const question = page.getByRole('dialog').frameLocator('iframe');
  await ask();
  await expect(question.getByRole('heading')).toHaveText('Confirm it is you');
  expect(await violations(page)).toEqual([]);
  await question.getByRole('button', { name: 'Fail' }).click();
  await expect(result(page)).toContainText('could not confirm that it is you');
  await ask();
  await question.getByRole('link', { name: 'Give up and go back' }).click();
  await expect(result(page)).toContainText('given up');
  await ask();
  await question.getByRole('button', { name: 'Complete' }).click();
  await expect(result(page)).toHaveText('complete');
});

test('a method with pages of its own leads back to the shop', async ({ page, stripe, site }) => {
  const session = await stripe.checkout.sessions.create(aFramedSession(site.url, 'elements'));
  await show(page, site, session);
  await element(page).getByLabel('iDEAL').check();
  await payNow(page);
  await page.getByRole('button', { name: 'Complete' }).click();
  await page.waitForURL(`${site.url}/thanks`);
  expect((await stripe.checkout.sessions.retrieve(session.id)).payment_status).toBe('paid');
});

test('the page in a frame of the shop pays and leads on', async ({ page, stripe, site }) => {
  const { id, client_secret: clientSecret } = await stripe.checkout.sessions.create(
    aFramedSession(site.url, 'embedded_page'),
  );
  await site.show(
    page,
    '<div id="place"></div>',
    `const checkout = await stripe.createEmbeddedCheckoutPage({ clientSecret: '${clientSecret}' });
     checkout.mount('#place');`,
  );
  const frame = page.frameLocator('iframe');
  await quickFill(frame);
  await frame.getByRole('button', { name: 'Pay €49.00' }).click();
  await page.waitForURL(`${site.url}/thanks`);
  expect((await stripe.checkout.sessions.retrieve(id)).payment_status).toBe('paid');
});
