import { httpResource } from '@angular/common/http';
import { linkedSignal, Service } from '@angular/core';
import type { ProductList } from '@till/shared-types';
import { catalogRequests } from './catalog-request';

/** The products as last seen: coming back to them shows them at once, while they are asked for anew. */
@Service()
export class ProductsStore {
  private readonly request = catalogRequests();
  private isOpened = false;

  readonly answer = httpResource<ProductList>(() => this.request('/api/products'));
  /** In another currency, too, what was known stays until there is more to show. Undefined when there is nothing. */
  readonly list = linkedSignal<ProductList | undefined, ProductList | undefined>({
    source: () => (this.answer.hasValue() ? this.answer.value() : undefined),
    computation: (list, before) => list ?? (this.answer.error() ? undefined : before?.value),
  });

  refresh(): void {
    if (this.isOpened) this.answer.reload();
    this.isOpened = true;
  }
}
