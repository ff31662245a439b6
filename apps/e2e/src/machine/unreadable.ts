import type { Page } from '@playwright/test';

/** What of the page's text cannot be read: cut off, beside the screen, or only by scrolling sideways. */
export function unreadable(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const found = scrollWidth > clientWidth ? [`${scrollWidth - clientWidth}px too wide`] : [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode;
      const parent = text.parentElement;
      if (!text.textContent?.trim() || !parent?.checkVisibility({ visibilityProperty: true }))
        continue;
      if (isForScreenReaders(parent)) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      const cut = [...range.getClientRects()].some((rect) => isCut(rect, parent));
      if (cut) found.push(`${parent.className || parent.tagName}: ${text.textContent.trim()}`);
    }
    return found;

    function isForScreenReaders(element: Element | null): boolean {
      if (!element) return false;
      const { clipPath } = getComputedStyle(element);
      return clipPath === 'inset(50%)' || isForScreenReaders(element.parentElement);
    }

    /** Whatever scrolls shows all it has, one after the other. */
    function isCut(text: DOMRect, element: Element | null): boolean {
      if (!element || element.matches('.skip-link')) return false;
      const { overflowX, overflowY, position } = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      if (/auto|scroll/.test(overflowX)) return false;
      const isWide = text.left < box.left - 1 || text.right > box.right + 1;
      const isHigh = text.top < box.top - 1 || text.bottom > box.bottom + 1;
      if (/hidden|clip/.test(overflowX) && isWide) return true;
      if (/hidden|clip/.test(overflowY) && isHigh) return true;
      if (element === document.body) return text.left < -1 || text.right > clientWidth + 1;
      return position !== 'fixed' && isCut(text, element.parentElement);
    }
  });
}
