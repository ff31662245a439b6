import { expect, type Page } from '@playwright/test';

/** What waits for a script, but for the choices of language and currency, which come to life when they are used. */
export const NOT_ALIVE = '[jsaction]:not([ngb]), [role=article] [jsaction]';

/** Until the script has taken the page over from the server: what it shows by then it goes on showing. */
export async function untilAlive(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await expect(page.locator(NOT_ALIVE)).toHaveCount(0);
}
