import { expect, test } from './emulator.fixture';
import { quickFill } from './quick-fill';
import { aFramedSession, aSession, everything } from './sessions';
import { violations } from './violations';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });

    test('a page that asks for everything is accessible, and with every field wrong', async ({
      page,
      stripe,
      site,
      faults,
    }) => {
      faults.allow(/status of 402/);
      const { url } = await stripe.checkout.sessions.create(
        aSession(site.url, everything(site.url)),
      );
      await page.goto(url ?? '');
      expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: /^Pay / }).click();
      await expect(page.getByText('Enter your email address.')).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });

    test('a declined payment and the bank’s question are accessible', async ({
      page,
      stripe,
      site,
      faults,
    }) => {
      faults.allow(/status of 402/);
      const { url } = await stripe.checkout.sessions.create(aSession(site.url));
      await page.goto(url ?? '');
      await quickFill(page, 'Declined');
      await page.getByRole('button', { name: /^Pay / }).click();
      await expect(page.getByRole('alert')).toContainText('Your card was declined.');
      expect(await violations(page)).toEqual([]);
      await quickFill(page, 'Asks for 3-D Secure');
      await page.getByRole('button', { name: /^Pay / }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Confirm it is you');
      expect(await violations(page)).toEqual([]);
    });

    test('pages that can no longer be paid are accessible', async ({
      page,
      stripe,
      site,
      faults,
      emulatorUrl,
    }) => {
      faults.allow(/status of 4(10|04)/);
      const { id, url } = await stripe.checkout.sessions.create(aSession(site.url));
      await stripe.checkout.sessions.expire(id);
      await page.goto(url ?? '');
      await expect(page.getByRole('heading', { level: 1 })).toContainText('expired');
      expect(await violations(page)).toEqual([]);
      await page.goto(`${emulatorUrl}/pay/cs_test_none`);
      await expect(page.getByRole('heading', { level: 1 })).toContainText('No such checkout');
      expect(await violations(page)).toEqual([]);
    });

    test('the page in a frame of the shop is accessible', async ({ page, stripe, site }) => {
      const { client_secret: clientSecret } = await stripe.checkout.sessions.create(
        aFramedSession(site.url, 'embedded_page', everything(site.url)),
      );
      await site.show(
        page,
        '<div id="place"></div>',
        `const checkout = await stripe.createEmbeddedCheckoutPage({ clientSecret: '${clientSecret}' });
         checkout.mount('#place');`,
      );
      await expect(page.frameLocator('iframe').getByLabel('Email')).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });

    test('the desk is accessible', async ({ page, stripe, site, emulatorUrl }) => {
      const { id } = await stripe.checkout.sessions.create(aSession(site.url));
      await page.goto(emulatorUrl);
      await expect(page.getByRole('button', { name: id.slice(0, 11) }).first()).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });
  });
}

test.describe('with the session’s own colours', () => {
  for (const [background_color, button_color] of [
    ['#808080', '#777777'],
    ['#0a2540', '#ffd700'],
    ['#fff3e0', '#e4572e'],
    ['#757575', '#0a0a0a'],
  ] as const) {
    test(`texts can be read on ${background_color} and ${button_color}`, async ({
      page,
      stripe,
      site,
    }) => {
      const icon = { type: 'url' as const, url: `${site.url}/picture.svg` };
      const { url } = await stripe.checkout.sessions.create(
        aSession(site.url, {
          ...everything(site.url),
          branding_settings: { background_color, button_color, border_style: 'pill', icon },
        }),
      );
      await page.goto(url ?? '');
      expect(await violations(page)).toEqual([]);
    });
  }
});
