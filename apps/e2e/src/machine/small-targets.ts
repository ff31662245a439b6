import type { Page } from '@playwright/test';

const CONTROLS = 'a[href], button, input:not([type=hidden]), select, [role=button]';

/**
 * What is hard to hit (WCAG 2.2, 2.5.8): a square of 24 by 24 around its middle is not all its own. A link among the
 * words of a sentence is as high as these are.
 */
export async function smallTargets(page: Page): Promise<string[]> {
  await page.waitForFunction(isAtRest);
  return page.evaluate((controls) => {
    const onTop = document.querySelector('dialog[open], :popover-open');
    return [...(onTop ?? document).querySelectorAll<HTMLElement>(controls)]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .filter((element) => !element.matches('.skip-link') && !isInSentence(element))
      .filter((element) => !isHit(element))
      .map((element) => element.outerHTML.slice(0, 150));

    function isInSentence(element: HTMLElement): boolean {
      const others = [...(element.parentElement?.childNodes ?? [])];
      const isAmongWords = others.some(
        (node) => node.nodeType === Node.TEXT_NODE && !!node.textContent?.trim(),
      );
      return getComputedStyle(element).display === 'inline' && isAmongWords;
    }

    function isHit(element: HTMLElement): boolean {
      element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
      const { left, top, width, height } = element.getBoundingClientRect();
      const [x, y] = [left + width / 2, top + height / 2];
      return [-11.5, 0, 11.5].every((dx) =>
        [-11.5, 0, 11.5].every((dy) => {
          const hit = document.elementFromPoint(x + dx, y + dy);
          return hit !== null && (element.contains(hit) || hit.contains(element));
        }),
      );
    }
  }, CONTROLS);
}

/** Nothing is on its way to its place any more; what moves for ever stays in one. */
function isAtRest(): boolean {
  return document.getAnimations().every(({ playState, effect }) => {
    const isEndless = effect?.getComputedTiming().endTime === Infinity;
    return playState !== 'running' || isEndless;
  });
}
