import { httpResource } from '@angular/common/http';
import { Service } from '@angular/core';
import type { ProductList } from '@till/shared-types';

/** The products as last seen: coming back to the list shows them at once, while they are asked for anew. */
@Service()
export class CatalogStore {
  private isOpened = false;

  readonly list = httpResource<ProductList>(() => '/api/products');

  refresh(): void {
    if (this.isOpened) this.list.reload();
    this.isOpened = true;
  }
}
