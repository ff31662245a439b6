import { expect, test } from './emulator.fixture';
import { aSession, everything } from './sessions';
import { overflow, violations } from './violations';

const languages = [
  { locale: 'en-US', code: 'en', pay: 'Pay €49.00', declined: 'Your card was declined.' },
  { locale: 'de-DE', code: 'de', pay: '49,00 € bezahlen', declined: 'Ihre Karte wurde abgelehnt.' },
  { locale: 'hi-IN', code: 'hi', pay: '€49.00 का भुगतान करें', declined: 'आपका कार्ड अस्वीकृत हो गया।' },
  { locale: 'ja-JP', code: 'ja', pay: '€49.00 を支払う', declined: 'カードが拒否されました。' },
  { locale: 'ar', code: 'ar', pay: 'ادفع', declined: 'رُفضت بطاقتك.' },
];

for (const { locale, code, pay, declined } of languages) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test('the page speaks the browser’s language, and says in it why a card was declined', async ({
      page,
      stripe,
      site,
      faults,
    }) => {
      faults.allow(/status of 402/);
      const { url } = await stripe.checkout.sessions.create(aSession(site.url));
      await page.goto(url ?? '');
      const root = page.locator('html');
      await expect(root).toHaveAttribute('lang', code);
      await expect(root).toHaveAttribute('dir', code === 'ar' ? 'rtl' : 'ltr');
      const button = page.locator('.pay');
      await expect(button).toContainText(pay);
      await page.locator('#outcome').selectOption('4000000000000002');
      await button.click();
      await expect(page.getByRole('alert')).toContainText(declined);
    });

    test('a page that asks for everything is accessible and fits a phone of 320 pixels', async ({
      page,
      stripe,
      site,
      faults,
    }) => {
      faults.allow(/status of 402/);
      await page.setViewportSize({ width: 320, height: 640 });
      const { url } = await stripe.checkout.sessions.create(
        aSession(site.url, everything(site.url)),
      );
      await page.goto(url ?? '');
      expect(await overflow(page)).toBe(0);
      await page.locator('.pay').click();
      await expect(page.locator('.error').first()).toBeVisible();
      expect(await overflow(page)).toBe(0);
      expect(await violations(page)).toEqual([]);
    });

    test('the bank’s question and the end of a session are in it too', async ({
      page,
      stripe,
      site,
      faults,
    }) => {
      faults.allow(/status of 410/);
      await page.setViewportSize({ width: 320, height: 640 });
      const { id, url } = await stripe.checkout.sessions.create(aSession(site.url));
      await page.goto(url ?? '');
      await page.locator('#outcome').selectOption('4000002760003184');
      await page.locator('.pay').click();
      await expect(page.locator('.challenge')).toBeVisible();
      await expect(page.locator('html')).toHaveAttribute('lang', code);
      expect(await overflow(page)).toBe(0);
      expect(await violations(page)).toEqual([]);
      await stripe.checkout.sessions.expire(id);
      await page.goto(url ?? '');
      await expect(page.locator('html')).toHaveAttribute('lang', code);
      await expect(page.locator('.message')).toBeVisible();
      expect(await overflow(page)).toBe(0);
      expect(await violations(page)).toEqual([]);
    });
  });
}

test.describe('a browser in another language than the session', () => {
  test.use({ locale: 'ja-JP' });

  test('is shown the session’s', async ({ page, stripe, site }) => {
    const { url } = await stripe.checkout.sessions.create(aSession(site.url, { locale: 'de' }));
    await page.goto(url ?? '');
    await expect(page.getByRole('button', { name: '49,00 € bezahlen' })).toBeVisible();
  });
});
