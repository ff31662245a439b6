import { expect, type Page } from '@playwright/test';

/** What waits for a script, but for parts that come to life only once they are seen or used. */
export const NOT_ALIVE = '[jsaction]:not([ngb])';

/** Until the script has taken the page over from the server: what it shows by then it goes on showing. */
export async function untilAlive(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await expect(page.locator(NOT_ALIVE)).toHaveCount(0);
}
