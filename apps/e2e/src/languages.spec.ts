import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { untilAlive } from './machine/until-alive';
import { test } from './shopper.fixture';

const languages = [
  { tag: 'en', root: '/', direction: 'ltr', teapot: 'Round Teapot', total: '₹4,200.00' },
  { tag: 'de', root: '/de/', direction: 'ltr', teapot: 'Runde Teekanne', total: '4.200,00 ₹' },
  { tag: 'hi', root: '/hi/', direction: 'ltr', teapot: 'गोल चायदानी', total: '₹4,200.00' },
  { tag: 'ja', root: '/ja/', direction: 'ltr', teapot: '丸いティーポット', total: '₹4,200.00' },
  { tag: 'ar', root: '/ar/', direction: 'rtl', teapot: 'إبريق شاي مستدير', total: '4,200.00 ₹' },
];
const TEAPOT = 'products/round-teapot';

for (const { tag, root, direction, teapot, total } of languages) {
  test.describe(`in ${tag}`, () => {
    // Stripe has no page in Arabic: it then follows the browser, as the emulator does.
    test.use({ locale: tag, contextOptions: { reducedMotion: 'reduce' } });

    test('a teapot is bought, from the shelf to the order', async ({ shopper, page }) => {
      await page.goto(root);
      const { documentElement } = await languageOf(page);
      expect(documentElement).toEqual({ lang: tag, dir: direction });
      await page.getByRole('link', { name: teapot }).click();
      await expect(page).toHaveURL(`${root}${TEAPOT}`);
      await page.locator('.add-to-cart .button').click();
      await page.locator('.in-cart a').click();
      await expect(shopper.cart.products()).toHaveText([teapot]);
      expect(plain(await page.locator('.cart-total strong').innerText())).toBe(total);
      await page.locator('.checkout-button').click();
      await page.waitForURL('**/pay/cs_test_*');
      await expect(page.locator('html')).toHaveAttribute('lang', tag);
      await expect(page.getByText(teapot).first()).toBeVisible();
      await pay(page);
      await page.waitForURL(`**${root}order/*`);
      await expect(page.locator('.order-state.is-good')).toBeVisible();
      await expect(page.locator('.receipt .product-name')).toHaveText(teapot);
    });

    test('every page is accessible and fits a narrow screen', async ({ page, conduct }) => {
      test.slow();
      conduct.allow(/status of 404/);
      await page.setViewportSize({ width: 320, height: 640 });
      for (const path of [
        '',
        '?q=xyz',
        TEAPOT,
        'products/none',
        'cart',
        'checkout/canceled',
        'no',
      ]) {
        await page.goto(root + path);
        await untilAlive(page);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${path} ${id} ${nodes[0]?.html}`)).toEqual([]);
        const { tooWide } = await languageOf(page);
        expect(tooWide, `pixels that ${page.url()} is too wide`).toBe(0);
      }
    });
  });
}

test.describe('a browser that asks for German', () => {
  test.use({ locale: 'de-AT' });

  test('is led from the front door to the German shop, and back by hand for good', async ({
    shopper,
    page,
  }) => {
    await page.goto('/');
    await expect(page).toHaveURL('/de/');
    await page.getByRole('button', { name: 'Sprache und Währung' }).click();
    await page.getByRole('link', { name: 'English' }).click();
    await expect(page).toHaveURL('/');
    await expect(shopper.catalog.productLink('Round Teapot')).toBeVisible();
    await page.goto('about:blank');
    await page.goto('/');
    await expect(page).toHaveURL('/');
    await page.goto(`/ja/${TEAPOT}`);
    await expect(page).toHaveURL(`/ja/${TEAPOT}`);
  });
});

test('another language keeps the page, and what was looked for', async ({ page }) => {
  await page.goto('/?category=Tea&sort=cheapest');
  await page.getByRole('button', { name: /^Language and currency/ }).click();
  await page.getByRole('link', { name: 'Deutsch' }).click();
  await expect(page).toHaveURL('/de/?category=Tea&sort=cheapest');
  await expect(page.locator('.filter[aria-current]')).toHaveText('Tee');
});

test('another language keeps the page that was gone to since', async ({
  page,
  shopper: { catalog, product },
}) => {
  await catalog.open();
  await catalog.openProduct('Round Teapot');
  await expect(product.name()).toHaveText('Round Teapot');
  await page.getByRole('button', { name: /^Language and currency/ }).click();
  const german = page.getByRole('link', { name: 'Deutsch' });
  await expect(german).toHaveAttribute('href', `/de/${TEAPOT}`);
  await german.click();
  await expect(page).toHaveURL(`/de/${TEAPOT}`);
});

test('search engines find the same page in every language', async ({ page, site }) => {
  await page.goto(`/de/${TEAPOT}`);
  const links = await page
    .locator('link[rel=alternate]')
    .evaluateAll((all) =>
      all.map((link) => [link.getAttribute('hreflang'), link.getAttribute('href')]),
    );
  const expected = languages.map(({ tag, root }) => [tag, `${site.shopUrl}${root}${TEAPOT}`]);
  expect(links).toEqual([...expected, ['x-default', `${site.shopUrl}/${TEAPOT}`]]);
  const canonical = page.locator('link[rel=canonical]');
  await expect(canonical).toHaveAttribute('href', `${site.shopUrl}/de/${TEAPOT}`);
});

/** Fields have the same names in every language. */
async function pay(page: Page): Promise<void> {
  const values = {
    email: 'asha@example.com',
    shipping_name: 'Asha Rao',
    shipping_line1: '12 Park Street',
    shipping_postal_code: '700016',
    shipping_city: 'Kolkata',
    number: '4242 4242 4242 4242',
    expiry: '12 / 34',
    cvc: '123',
    name: 'Asha Rao',
  };
  for (const [name, value] of Object.entries(values)) {
    await page.locator(`[name=${name}]`).fill(value);
  }
  await page.locator('button.pay').click();
}

function languageOf(page: Page) {
  return page.evaluate(() => {
    const { lang, dir, scrollWidth, clientWidth } = document.documentElement;
    return { documentElement: { lang, dir }, tooWide: scrollWidth - clientWidth };
  });
}

/** Without the marks that keep an amount together in a line of Arabic, and with spaces that break. */
function plain(text: string): string {
  return text.replace(/[\u200e\u200f\u061c]/g, '').replaceAll('\u00a0', ' ');
}
