import { expect, type Locator, type Page } from '@playwright/test';

/** More than there are links and fields on any page. */
const FARTHEST = 100;

/** A person who has no pointer: Tab leads to everything that can be used, and what has the focus shows it. */
export class Keyboard {
  constructor(private readonly page: Page) {}

  async press(target: Locator): Promise<void> {
    await this.reach(target);
    await this.page.keyboard.press('Enter');
  }

  async type(target: Locator, text: string): Promise<void> {
    await this.reach(target);
    await this.page.keyboard.type(text);
  }

  private async reach(target: Locator): Promise<void> {
    await target.waitFor();
    for (let steps = 0; steps < FARTHEST && !(await hasFocus(target)); steps += 1) {
      await this.page.keyboard.press('Tab');
    }
    await expect(target).toBeFocused();
    const isMarked = await target.evaluate((element) =>
      [undefined, '::before', '::after'].some(
        (part) => getComputedStyle(element, part).outlineStyle !== 'none',
      ),
    );
    expect(isMarked, `${target} shows that it has the focus`).toBe(true);
  }
}

function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement);
}
