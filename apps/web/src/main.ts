import { createApplication } from '@angular/platform-browser';
import { Router } from '@angular/router';
import { AppComponent } from './app/app.component';
import { appConfig } from './app/app.config';

/** The start is in pieces: between them the browser may answer somebody. */
const pause = () => new Promise((resolve) => setTimeout(resolve));

async function start(): Promise<void> {
  await pause();
  const app = await createApplication(appConfig);
  await pause();
  // Whatever the first page needs, it is the most of what has to be made before.
  app.injector.get(Router);
  await pause();
  app.bootstrap(AppComponent);
}

start().catch((error: unknown) => console.error(error));
