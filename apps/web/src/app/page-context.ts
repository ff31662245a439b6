import { inject, InjectionToken, REQUEST_CONTEXT } from '@angular/core';

/** What the server hands to a page that it renders. */
export interface PageContext {
  readonly fetchApi: (path: string) => Promise<Response>;
  /** Where shoppers find the shop, `https://shop.example`. */
  readonly origin: string;
  /** What the visitor's cookies say. */
  readonly cookies: string;
}

/** Null in the browser. */
export const PAGE_CONTEXT = new InjectionToken<PageContext | null>('PAGE_CONTEXT', {
  providedIn: 'root',
  factory: () => inject(REQUEST_CONTEXT) as PageContext | null,
});
