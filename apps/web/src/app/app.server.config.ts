import { HttpBackend } from '@angular/common/http';
import {
  APP_BOOTSTRAP_LISTENER,
  type ApplicationConfig,
  inject,
  mergeApplicationConfig,
} from '@angular/core';
import { Router } from '@angular/router';
import { provideServerRendering, withRoutes } from '@angular/ssr';
import { appConfig } from './app.config';
import { serverRoutes } from './app.server.routes';
import { firstHtml } from './first-html/first-html';
import { ServerApiBackend } from './server-api.backend';

const serverOnly: ApplicationConfig = {
  providers: [
    provideServerRendering(withRoutes(serverRoutes)),
    firstHtml,
    { provide: APP_BOOTSTRAP_LISTENER, multi: true, useFactory: goOnAtOnce },
    ServerApiBackend,
    { provide: HttpBackend, useExisting: ServerApiBackend },
  ],
};

/** Where nobody waits for an answer in between, the page's own part follows without a pause. */
function goOnAtOnce(): () => void {
  const router = inject(Router);
  return () => router.initialNavigation();
}

export const appServerConfig = mergeApplicationConfig(appConfig, serverOnly);
