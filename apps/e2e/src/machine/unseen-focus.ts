import type { Page } from '@playwright/test';

/** More than there are links and fields on any page. */
const FARTHEST = 150;

/** Where Tab leads without being seen to (WCAG 2.2, 2.4.7 and 2.4.11): to what is unmarked, or covered from end to end. */
export async function unseenFocus(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (let steps = 0; steps < FARTHEST; steps += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(focused);
    if (!stop) return steps > 0 ? found : ['nothing takes the focus'];
    if (stop.fault) found.push(`${stop.fault}: ${stop.html}`);
  }
  return [...found, 'Tab comes to no end'];
}

/** Null once everything was visited. */
function focused(): { html: string; fault: string | undefined } | null {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return null;
  if (element.dataset['visited']) return null;
  element.dataset['visited'] = 'yes';
  const html = element.outerHTML.slice(0, 150);
  if (!isMarked(element)) return { html, fault: 'unmarked' };
  return { html, fault: isSeen(element) ? undefined : 'covered' };

  function isMarked(one: Element): boolean {
    return [undefined, '::before', '::after'].some(
      (part) => getComputedStyle(one, part).outlineStyle !== 'none',
    );
  }

  function isSeen(one: Element): boolean {
    return [...one.getClientRects()].some(({ left, top, width, height }) =>
      [0.1, 0.5, 0.9].some((across) =>
        [0.1, 0.5, 0.9].some((down) => {
          const hit = document.elementFromPoint(left + width * across, top + height * down);
          return !!hit && one.contains(hit);
        }),
      ),
    );
  }
}
