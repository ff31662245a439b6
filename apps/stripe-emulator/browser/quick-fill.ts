import { type FrameLocator, type Page, expect } from '@playwright/test';

/** Fills a test card by the page's own helper, as soon as its script has woken. */
export async function quickFill(place: Page | FrameLocator, outcome?: string): Promise<void> {
  await expect(async () => {
    if (outcome) await place.getByLabel('or one with another outcome').selectOption(outcome);
    else await place.getByRole('button', { name: 'Fill a card that pays' }).click();
    await expect(place.getByLabel('Card number')).not.toHaveValue('', { timeout: 1_000 });
  }).toPass();
}
