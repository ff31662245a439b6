import { type ElementHandle, expect, type Locator, type Page } from '@playwright/test';

/** More than there are links and fields on any page. */
const FARTHEST = 100;

/** A person who has no pointer: Tab leads to everything that can be used, and what has the focus shows it. */
export class Keyboard {
  constructor(private readonly page: Page) {}

  async press(target: Locator, key = 'Enter'): Promise<void> {
    await this.reach(target);
    await this.page.keyboard.press(key);
  }

  async type(target: Locator, text: string): Promise<void> {
    await this.reach(target);
    await this.page.keyboard.type(text);
  }

  /** Whatever is passed on the way has to show where the person is, too. */
  async reach(target: Locator): Promise<void> {
    await target.waitFor();
    for (let steps = 0; steps < FARTHEST && !(await hasFocus(target)); steps += 1) {
      await this.page.keyboard.press('Tab');
      await expect.poll(() => this.lostAt(), 'where the focus cannot be seen').toBe('');
    }
    await expect(target).toBeFocused();
  }

  /** What has the focus without showing it, or is out of sight; nothing when all is well. */
  private async lostAt(): Promise<string> {
    const focused = await this.focused();
    return focused.evaluate((element) => {
      // Between the end of the page and its beginning the browser itself has the focus.
      if (!element || element === document.body) return '';
      return isMarked(element) && isInSight(element) ? '' : element.outerHTML.slice(0, 150);

      function isMarked(element: Element): boolean {
        return [undefined, '::before', '::after'].some((part) => {
          const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element, part);
          return outlineStyle !== 'none' && outlineWidth !== '0px' && !/, 0\)$/.test(outlineColor);
        });
      }

      function isInSight(element: Element): boolean {
        const { left, top, width, height } = element.getBoundingClientRect();
        return [0.1, 0.5, 0.9].some((share) => {
          const hit = document.elementFromPoint(left + width * share, top + height / 2);
          return element.contains(hit) || !!hit?.closest('label')?.contains(element);
        });
      }
    });
  }

  /** Also inside of a frame. */
  private async focused(): Promise<ElementHandle<Element | null>> {
    let frame = this.page.mainFrame();
    for (;;) {
      const handle = await frame.evaluateHandle(() => document.activeElement);
      const inner = await handle.asElement()?.contentFrame();
      if (!inner) return handle as ElementHandle<Element | null>;
      frame = inner;
    }
  }
}

function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => document.hasFocus() && element === document.activeElement);
}
