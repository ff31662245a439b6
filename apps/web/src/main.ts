import { PendingTasks } from '@angular/core';
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
  // Until its own part is alive too, the page stands as the server wrote it.
  const arrived = app.injector.get(PendingTasks).add();
  app.bootstrap(AppComponent);
  await pause();
  app.injector.get(Router).initialNavigation();
  arrived();
}

start().catch((error: unknown) => console.error(error));
