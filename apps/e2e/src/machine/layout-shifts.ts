import type { JSHandle, Page } from '@playwright/test';

/** What of a page jumps while something in it changes, as the browser notes it. */
export class LayoutShifts {
  private constructor(
    private readonly page: Page,
    private readonly seen: JSHandle<string[]>,
  ) {}

  /**
   * Looks at the page's own part from now on. Browsers forgive what follows at once when somebody presses; here it
   * counts.
   */
  static async watch(page: Page): Promise<LayoutShifts> {
    const seen = await page.evaluateHandle(() => {
      const moves: string[] = [];
      const observer = new PerformanceObserver((list) => {
        for (const { sources } of list.getEntries() as LayoutShift[]) {
          moves.push(...sources.filter(isJump).map(({ node }) => String(node?.textContent)));
        }
      });
      observer.observe({ type: 'layout-shift' });
      return moves;

      interface LayoutShift extends PerformanceEntry {
        sources: Source[];
      }

      interface Source {
        node?: Node;
        previousRect: DOMRectReadOnly;
        currentRect: DOMRectReadOnly;
      }

      /** Figures that are more than before lie anew in the box they have; half a pixel is not seen. */
      function isJump({ node, previousRect, currentRect }: Source): boolean {
        const sides = ['top', 'right', 'bottom', 'left'] as const;
        const isSame = sides.every(
          (side) => Math.abs(previousRect[side] - currentRect[side]) < 0.5,
        );
        return !isSame && !!document.querySelector('main')?.contains(node ?? document.body);
      }
    });
    return new LayoutShifts(page, seen);
  }

  /** The texts of what has moved. */
  async moved(): Promise<string[]> {
    // What changed just now is noted when it has been painted.
    await this.page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    return this.seen.jsonValue();
  }
}
