import { HttpBackend } from '@angular/common/http';
import { type ApplicationConfig, mergeApplicationConfig } from '@angular/core';
import { provideServerRendering, withRoutes } from '@angular/ssr';
import { appConfig } from './app.config';
import { serverRoutes } from './app.server.routes';
import { firstHtml } from './first-html/first-html';
import { ServerApiBackend } from './server-api.backend';

const serverOnly: ApplicationConfig = {
  providers: [
    provideServerRendering(withRoutes(serverRoutes)),
    firstHtml,
    ServerApiBackend,
    { provide: HttpBackend, useExisting: ServerApiBackend },
  ],
};

export const appServerConfig = mergeApplicationConfig(appConfig, serverOnly);
