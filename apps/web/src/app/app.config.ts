import { provideHttpClient } from '@angular/common/http';
import { type ApplicationConfig, provideBrowserGlobalErrorListeners } from '@angular/core';
import {
  provideClientHydration,
  withEventReplay,
  withHttpTransferCacheOptions,
} from '@angular/platform-browser';
import {
  type ActivatedRouteSnapshot,
  provideRouter,
  TitleStrategy,
  type ViewTransitionInfo,
  withComponentInputBinding,
  withDisabledInitialNavigation,
  withInMemoryScrolling,
  withViewTransitions,
} from '@angular/router';
import { routes } from './app.routes';
import { PageTitleStrategy } from './page-title.strategy';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideHttpClient(),
    provideRouter(
      routes,
      withComponentInputBinding(),
      // It is a step of its own: see `main.ts`.
      withDisabledInitialNavigation(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled', anchorScrolling: 'enabled' }),
      withViewTransitions({ skipInitialTransition: true, onViewTransitionCreated: skipOnSamePage }),
    ),
    provideClientHydration(
      // What is pressed before the page has come to life is done once it has.
      withEventReplay(),
      // An order is not to be cached anywhere, yet the browser need not ask again for what its page holds.
      withHttpTransferCacheOptions({ includeNonCacheableRequests: true }),
    ),
    { provide: TitleStrategy, useExisting: PageTitleStrategy },
  ],
};

/** A list that is filtered or sorted changes under the shopper's hand, with nothing to wait for. */
function skipOnSamePage({ transition, from, to }: ViewTransitionInfo): void {
  if (pathOf(from) === pathOf(to)) transition.skipTransition();
}

function pathOf({ firstChild }: ActivatedRouteSnapshot): string | undefined {
  return firstChild?.url.join('/');
}
