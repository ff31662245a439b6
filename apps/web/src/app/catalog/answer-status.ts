import { HttpErrorResponse } from '@angular/common/http';
import {
  effect,
  inject,
  makeStateKey,
  type Resource,
  RESPONSE_INIT,
  type Signal,
  TransferState,
} from '@angular/core';

const MISSING = makeStateKey<string>('missing');

/**
 * Gives a page rendered on the server the status that its data came with: 404, or 503 when there is no API.
 * @param id of what the page shows: the browser is told with the page that it is missing
 */
export function answerStatus(data: Resource<unknown>, id?: Signal<string>): void {
  const response = inject(RESPONSE_INIT, { optional: true });
  const state = inject(TransferState);
  if (!response) return;
  effect(() => {
    if (data.error()) response.status = isMissing(data) ? 404 : 503;
    if (id && isMissing(data)) state.set(MISSING, id());
  });
}

/** What the server found to be missing when it rendered this page, so that nobody asks again. */
export function takeMissing(): string | null {
  const state = inject(TransferState);
  const id = state.get(MISSING, null);
  state.remove(MISSING);
  return id;
}

export function isMissing(data: Resource<unknown>): boolean {
  const error = data.error();
  return error instanceof HttpErrorResponse && error.status === 404;
}
