import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Locale, LOCALES, localePrefix } from '@till/shared-types';
import { Asset } from './asset';
import { pageAddress } from './page-address';

export type FetchApi = (path: string) => Promise<Response>;

/**
 * Renders the page at the request's address, in the currency that its cookie names; null where the web has none.
 * Calls the API by path alone.
 */
export type RenderPage = (request: Request, fetchApi: FetchApi) => Promise<Response | null>;

/** The storefront as `nx build web` left it. */
export interface BuiltWeb {
  readonly assets: readonly Asset[];
  readonly renderPage: RenderPage;
  /** By language, the page that renders itself in the browser, for when the server cannot. */
  readonly shells: ReadonlyMap<Locale, string>;
  /** The web manifest without what the shop is called. */
  readonly manifest: object | undefined;
}

const SHELL = 'index.csr.html';
const MANIFEST = 'manifest.webmanifest';
/** Files that are served as something made of them. */
const RAW = [SHELL, MANIFEST];
/** Beside a script or a stylesheet: the same, in Brotli. */
const PRESSED = '.br';

/** @returns undefined when the web is not built */
export async function loadWeb(folder: string): Promise<BuiltWeb | undefined> {
  const server = join(folder, 'server', 'server.mjs');
  if (!existsSync(server)) return undefined;
  const browser = join(folder, 'browser');
  const { renderPage } = (await import(pathToFileURL(server).href)) as { renderPage: RenderPage };
  const assets = readdirSync(browser, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !RAW.includes(entry.name) && !entry.name.endsWith(PRESSED))
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((file) => ({ file, path: file.slice(browser.length).replaceAll(sep, '/') }))
    .filter(({ path }) => isAsked(path))
    .map(({ file, path }) => new Asset(path, readFileSync(file), readPressed(file)));
  await Promise.all(assets.map((asset) => asset.compress()));
  return { assets, renderPage, shells: readShells(browser), manifest: readManifest(browser) };
}

/** @throws SyntaxError when it is no JSON */
function readManifest(browser: string): object | undefined {
  const file = join(browser, MANIFEST);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as object) : undefined;
}

function readPressed(file: string): Buffer | undefined {
  return existsSync(file + PRESSED) ? readFileSync(file + PRESSED) : undefined;
}

/** A build has a copy of everything for each language, of which only scripts and styles are asked for. */
function isAsked(path: string): boolean {
  return pageAddress(path).path === path || /\.(js|css)$/.test(path);
}

function readShells(browser: string): ReadonlyMap<Locale, string> {
  const files = LOCALES.map(
    (locale) => [locale, join(browser, localePrefix(locale), SHELL)] as const,
  );
  const built = files.filter(([, file]) => existsSync(file));
  return new Map(built.map(([locale, file]) => [locale, readFileSync(file, 'utf8')]));
}
