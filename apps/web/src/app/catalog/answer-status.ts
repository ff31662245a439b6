import { HttpErrorResponse } from '@angular/common/http';
import { effect, inject, type Resource, RESPONSE_INIT } from '@angular/core';

/** Gives a page rendered on the server the status that its data came with: 404, or 503 when there is no API. */
export function answerStatus(data: Resource<unknown>): void {
  const response = inject(RESPONSE_INIT, { optional: true });
  if (!response) return;
  effect(() => {
    if (data.error()) response.status = isMissing(data) ? 404 : 503;
  });
}

export function isMissing(data: Resource<unknown>): boolean {
  const error = data.error();
  return error instanceof HttpErrorResponse && error.status === 404;
}
