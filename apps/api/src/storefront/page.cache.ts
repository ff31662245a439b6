/** Long enough to carry a rush, short enough that nobody sees a price that is gone. */
export const FRESH_MS = 5_000;
const MAX_PAGES = 200;

/** Pages that look the same to everybody, kept for seconds. Requests for a page in the making share it. */
export class PageCache<T> {
  private readonly pages = new Map<string, { readonly page: Promise<T>; readonly until: number }>();

  get(key: string, make: () => Promise<T>): Promise<T> {
    const kept = this.pages.get(key);
    if (kept && kept.until > performance.now()) return kept.page;
    this.pages.delete(key);
    const page = make();
    this.pages.set(key, { page, until: performance.now() + FRESH_MS });
    page.catch(() => this.pages.delete(key));
    const [oldest] = this.pages.keys();
    if (this.pages.size > MAX_PAGES && oldest !== undefined) this.pages.delete(oldest);
    return page;
  }
}
