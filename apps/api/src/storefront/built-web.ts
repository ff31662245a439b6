import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Asset } from './asset';

export type FetchApi = (path: string) => Promise<Response>;

/** Renders the page at the request's path; null where the web has none. Calls the API by path alone. */
export type RenderPage = (request: Request, fetchApi: FetchApi) => Promise<Response | null>;

/** The storefront as `nx build web` left it. */
export interface BuiltWeb {
  readonly assets: readonly Asset[];
  readonly renderPage: RenderPage;
  /** The page that renders itself in the browser, for when the server cannot. */
  readonly shell: string;
}

const SHELL = 'index.csr.html';

/** @returns undefined when the web is not built */
export async function loadWeb(folder: string): Promise<BuiltWeb | undefined> {
  const server = join(folder, 'server', 'server.mjs');
  if (!existsSync(server)) return undefined;
  const browser = join(folder, 'browser');
  const { renderPage } = (await import(pathToFileURL(server).href)) as { renderPage: RenderPage };
  const assets = readdirSync(browser, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== SHELL)
    .map(({ parentPath, name }) => {
      const file = join(parentPath, name);
      const path = file.slice(browser.length).replaceAll(sep, '/');
      return new Asset(path, readFileSync(file));
    });
  await Promise.all(assets.map((asset) => asset.compress()));
  return { assets, renderPage, shell: readFileSync(join(browser, SHELL), 'utf8') };
}
