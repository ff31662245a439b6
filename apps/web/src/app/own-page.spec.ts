import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, TitleStrategy } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { ownRoutes } from '../own-page.routes';
import { routes } from './app.routes';
import { PageTitleStrategy } from './page-title.strategy';

it('a page of a team’s own is found at its address, under the shop’s title', async () => {
  TestBed.configureTestingModule({
    providers: [
      provideRouter([...ownRoutes, ...routes]),
      provideHttpClient(),
      provideHttpClientTesting(),
      { provide: TitleStrategy, useExisting: PageTitleStrategy },
    ],
  });
  const harness = await RouterTestingHarness.create('/visit');
  expect(harness.routeNativeElement?.querySelector('h1')?.textContent).toBe('Visit us');
  TestBed.inject(HttpTestingController).expectOne('/api/config').flush({ name: 'Tea Notes' });
  await harness.fixture.whenStable();
  expect(document.title).toBe('Visit us · Tea Notes');
});
