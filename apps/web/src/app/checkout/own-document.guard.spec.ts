import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { enterByLoading, leaveByLoading } from './own-document.guard';
import { PageLocation } from './page-location.service';

@Component({ template: '' })
class PageComponent {}

describe('a page with a policy of its own', () => {
  const assign = jest.fn();
  let router: Router;

  beforeEach(() => {
    assign.mockClear();
    TestBed.configureTestingModule({
      providers: [
        provideRouter([
          {
            path: 'pay',
            component: PageComponent,
            canActivate: [enterByLoading],
            canDeactivate: [leaveByLoading],
          },
          { path: '**', component: PageComponent },
        ]),
        { provide: PageLocation, useValue: { assign } },
      ],
    });
    router = TestBed.inject(Router);
  });

  it('opens as the first page of a document', async () => {
    await router.navigateByUrl('/pay');
    expect(router.url).toBe('/pay');
    expect(assign).not.toHaveBeenCalled();
  });

  it('is loaded anew when it is come to from another page', async () => {
    await router.navigateByUrl('/cart');
    await router.navigateByUrl('/pay');
    expect(assign).toHaveBeenCalledWith('/pay');
    expect(router.url).toBe('/cart');
  });

  it('is left by loading the next page', async () => {
    await router.navigateByUrl('/pay');
    await router.navigateByUrl('/cart?from=pay');
    expect(assign).toHaveBeenCalledWith('/cart?from=pay');
    expect(router.url).toBe('/pay');
  });
});
