import { OrderMaker } from './order-maker';
import { at, hold, lose, once, open, type Screens, type Visit } from './screens-visit';

const STRIPE_JS = '**/stripe.js';

/** Where Stripe's page is shown inside the shop's, and where a shopper lands who left it. */
export const paymentScreens = {
  canceled: at('checkout/canceled'),
  'pay-nothing': at('checkout/pay'),
  pay: async (visit) => {
    await takeSession(visit);
    await open(visit, 'checkout/pay');
    await visit.page.frameLocator('.pay-place iframe').locator('button.pay').waitFor();
  },
  'pay-loading': async (visit) => {
    await takeSession(visit);
    await hold(visit, STRIPE_JS);
    await visit.page.goto(`${visit.root}checkout/pay`, { waitUntil: 'commit' });
    await visit.page.locator('.skeleton-payment').waitFor();
  },
  'pay-failed': async (visit) => {
    await takeSession(visit);
    await lose(visit, STRIPE_JS);
    await open(visit, 'checkout/pay');
    await visit.page.getByRole('alert').waitFor();
  },
} satisfies Screens;

/** As the cart hands it over, where the shop is set to have Stripe's page inside its own. */
async function takeSession({ page, root, site }: Visit): Promise<void> {
  const locale = root.replaceAll('/', '') || 'en';
  const { clientSecret, order } = await once(`session in ${locale}`, () =>
    new OrderMaker(site).embedded(locale),
  );
  const session = JSON.stringify({ clientSecret, token: order.token });
  await page.goto('/robots.txt');
  await page.evaluate((it) => sessionStorage.setItem('till.embedded-session', it), session);
}
