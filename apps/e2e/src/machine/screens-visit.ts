import type { Page } from '@playwright/test';
import type { Site } from './browser-conduct';
import { NOT_ALIVE } from './until-alive';

/** What it takes to see a screen, in any language. */
export interface Visit {
  readonly page: Page;
  readonly site: Site;
  /** Where the language's pages begin: `/` or `/ar/`. */
  readonly root: string;
}

export type Screen = (visit: Visit) => Promise<void>;

export type Screens = Readonly<Record<string, Screen>>;

export const at =
  (path: string): Screen =>
  (visit) =>
    open(visit, path);

/** Until it is alive: what it shows is what it will go on showing. */
export async function open({ page, root }: Visit, path: string): Promise<void> {
  await page.goto(root + path, { waitUntil: 'domcontentloaded' });
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForFunction((waiting) => !document.querySelector(waiting), NOT_ALIVE);
}

/** To another page in the same document, as by a link or the Back button: the browser asks for what it shows there. */
export async function walk({ page, root }: Visit, path: string): Promise<void> {
  await page.evaluate((address) => {
    history.pushState(null, '', address);
    dispatchEvent(new PopStateEvent('popstate'));
  }, root + path);
}

/** From now on the page asks for this in vain. */
export async function lose({ page }: Visit, requests: string): Promise<void> {
  await page.route(requests, (route) => route.abort());
}

/** From now on the page waits for this, and nothing comes. */
export async function hold({ page }: Visit, requests: string): Promise<void> {
  await page.route(requests, () => undefined);
}

/** Whoever sees the next screen in this tab is somebody else, in a shop where nothing is amiss. */
export async function forget(page: Page): Promise<void> {
  await page.unrouteAll();
  await page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
}

const made = new Map<string, Promise<unknown>>();

/** One of each kind for all that a worker looks at, since shelves are not endless. */
export function once<Made>(kind: string, make: () => Promise<Made>): Promise<Made> {
  const known = (made.get(kind) as Promise<Made> | undefined) ?? make();
  made.set(kind, known);
  return known;
}
