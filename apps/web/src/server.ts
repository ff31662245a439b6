import { AngularAppEngine } from '@angular/ssr';
import type { PageContext } from './app/server-api.backend';

/** Pages hold only paths, so no page depends on the host a visitor names. */
const PAGE_HOST = 'localhost';

const engine = new AngularAppEngine({ allowedHosts: [PAGE_HOST] });

/**
 * Renders a page of the shop.
 * @param request only its path and query are used, so the answer is the same for every visitor
 * @param fetchApi answers a GET of the API, called with a path such as `/api/products?currency=inr`
 * @returns null when the path belongs to no page
 */
export function renderPage(
  request: Request,
  fetchApi: PageContext['fetchApi'],
): Promise<Response | null> {
  const url = new URL(request.url);
  url.protocol = 'http:';
  url.hostname = PAGE_HOST;
  url.port = '';
  return engine.handle(new Request(url), { fetchApi } satisfies PageContext);
}
