import { Location } from '@angular/common';
import { inject } from '@angular/core';
import { type CanActivateFn, type CanDeactivateFn, Router } from '@angular/router';
import { PageLocation } from './page-location.service';

/** A page with a policy of its own cannot be reached inside a document that was loaded with another one. */
export const enterByLoading: CanActivateFn = (_route, { url }) =>
  inject(Router).navigated ? loadInstead(url) : true;

/** Nor may the next page go on in a document that lets Stripe's scripts run. */
export const leaveByLoading: CanDeactivateFn<unknown> = (_page, _route, _state, { url }) =>
  loadInstead(url);

function loadInstead(url: string): false {
  inject(PageLocation).assign(inject(Location).prepareExternalUrl(url));
  return false;
}
