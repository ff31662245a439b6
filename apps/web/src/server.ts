import { AngularAppEngine } from '@angular/ssr';
import type { PageContext } from './app/page-context';

/** Links between pages are paths, so no page depends on the host a visitor names. */
const PAGE_HOST = 'localhost';

const engine = new AngularAppEngine({ allowedHosts: [PAGE_HOST] });

/**
 * Renders a page of the shop.
 * @param request its path and query say which page, its origin what the page says of where it is, its cookie which
 * currency was chosen; nothing else is used, so the answer is the same for every visitor
 * @param fetchApi answers a GET of the API, called with a path such as `/api/products?currency=inr`
 * @returns null when the path belongs to no page
 */
export function renderPage(
  request: Request,
  fetchApi: PageContext['fetchApi'],
): Promise<Response | null> {
  const url = new URL(request.url);
  const { origin } = url;
  const cookies = request.headers.get('cookie') ?? '';
  url.protocol = 'http:';
  url.hostname = PAGE_HOST;
  url.port = '';
  return engine.handle(new Request(url), { fetchApi, origin, cookies } satisfies PageContext);
}
