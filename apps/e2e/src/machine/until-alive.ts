import { expect, type Page } from '@playwright/test';

/** Until the script has taken the page over from the server: what it shows by then it goes on showing. */
export async function untilAlive(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await expect(page.locator('[jsaction]')).toHaveCount(0);
}
