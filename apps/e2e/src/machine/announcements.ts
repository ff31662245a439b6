import type { Page } from '@playwright/test';

/** What a screen reader says by itself, since it stands in live regions of the shop's pages and is new there. */
export class Announcements {
  private constructor(
    private readonly page: Page,
    private readonly heard: string[],
  ) {}

  /** From the next page on. @param shopUrl pages elsewhere are not listened to */
  static async listen(page: Page, shopUrl: string): Promise<Announcements> {
    const heard: string[] = [];
    await page.exposeFunction('announce', (text: string) => heard.push(text));
    await page.addInitScript(tellOfChanges, shopUrl);
    return new Announcements(page, heard);
  }

  /** All of it, in the order in which it was said. */
  async said(): Promise<readonly string[]> {
    // The page tells of what it shows before it answers.
    await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
    return [...this.heard];
  }
}

/** Runs in the page. What stands there when the page is loaded is read, not announced. */
function tellOfChanges(shopUrl: string): void {
  const { announce } = window as unknown as { announce: (text: string) => void };
  const LIVE = '[aria-live=polite], [aria-live=assertive], [role=status], [role=alert]';
  const known = new WeakMap<Element, string>();
  const textOf = (region: Element) => (region.textContent ?? '').replace(/\s+/g, ' ').trim();
  const regionsIn = (root: ParentNode) => [...root.querySelectorAll(LIVE)];

  if (location.origin !== shopUrl) return;
  window.addEventListener('load', () => {
    for (const region of regionsIn(document)) known.set(region, textOf(region));
    new MutationObserver((changes) => {
      const added = changes.flatMap(({ addedNodes }) => [...addedNodes]);
      for (const region of regionsIn(document)) {
        const text = textOf(region);
        if (known.get(region) === text) continue;
        known.set(region, text);
        const isNew = added.some((node) => node.contains(region));
        if (text && isHeard(region) && (!isNew || region.matches('[role=alert]'))) announce(text);
      }
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });

  /** What is behind a dialog rests. */
  function isHeard(region: Element): boolean {
    const dialog = document.querySelector('dialog:modal');
    return region.checkVisibility() && (!dialog || dialog.contains(region));
  }
}
