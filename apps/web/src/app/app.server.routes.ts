import { RenderMode, type ServerRoute } from '@angular/ssr';

/** Whoever holds an order's link sees the order, so the link stays out of caches, referrers and search engines. */
const secret = {
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex',
};

export const serverRoutes: ServerRoute[] = [
  { path: '', renderMode: RenderMode.Server },
  { path: 'products/:id', renderMode: RenderMode.Server },
  { path: 'cart', renderMode: RenderMode.Server },
  { path: 'checkout/canceled', renderMode: RenderMode.Server },
  { path: 'checkout/pay', renderMode: RenderMode.Server, headers: secret },
  { path: 'order/find', renderMode: RenderMode.Server },
  { path: 'order/:token', renderMode: RenderMode.Server, headers: secret },
  { path: '**', renderMode: RenderMode.Server, status: 404 },
];
