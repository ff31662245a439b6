import { bootstrapApplication } from '@angular/platform-browser';
import { AppComponent } from './app/app.component';
import { appConfig } from './app/app.config';

// Between what the scripts are and what they do, the browser may answer somebody.
setTimeout(() => {
  bootstrapApplication(AppComponent, appConfig).catch((error: unknown) => console.error(error));
});
