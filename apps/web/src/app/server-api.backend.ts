import {
  FetchBackend,
  HttpErrorResponse,
  type HttpEvent,
  HttpHeaders,
  type HttpRequest,
  HttpResponse,
} from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { from, type Observable } from 'rxjs';
import { PAGE_CONTEXT } from './page-context';

/** Sends a page's requests to the API inside the same process: no socket, no host. */
@Service({ autoProvided: false })
export class ServerApiBackend extends FetchBackend {
  private readonly context = inject(PAGE_CONTEXT);

  override handle(request: HttpRequest<unknown>): Observable<HttpEvent<unknown>> {
    return from(this.answer(request));
  }

  private async answer(request: HttpRequest<unknown>): Promise<HttpResponse<unknown>> {
    const { pathname, search } = new URL(request.urlWithParams, 'http://localhost');
    if (!this.context) throw new HttpErrorResponse({ url: pathname, statusText: 'No API' });
    const response = await this.context.fetchApi(pathname + search);
    const body: unknown = await response.json();
    const { status, statusText } = response;
    const headers = new HttpHeaders(response.headers);
    if (response.ok) return new HttpResponse({ body, headers, status, statusText, url: pathname });
    throw new HttpErrorResponse({ error: body, headers, status, statusText, url: pathname });
  }
}
