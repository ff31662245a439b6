import { httpResource } from '@angular/common/http';
import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ProductList } from '@till/shared-types';
import { shop } from '../shop';
import { answerStatus } from './answer-status';
import { ProductCardComponent } from './product-card.component';

@Component({
  selector: 'till-catalog',
  imports: [ProductCardComponent, RouterLink],
  templateUrl: './catalog.component.html',
})
export class CatalogComponent {
  /** From the address: `/?category=tea`. */
  readonly category = input<string>();

  protected readonly shop = shop;
  protected readonly list = httpResource<ProductList>(() => '/api/products');
  protected readonly all = computed(() => (this.list.hasValue() ? this.list.value().products : []));
  protected readonly categories = computed(() => [
    ...new Set(this.all().map((product) => product.category)),
  ]);
  protected readonly products = computed(() => {
    const category = this.category();
    return category ? this.all().filter((product) => product.category === category) : this.all();
  });
  /** How many cards a first screen holds: their pictures are fetched at once. */
  protected readonly firstRow = 4;
  protected readonly placeholders = Array.from({ length: 8 }, (_, index) => index);

  constructor() {
    answerStatus(this.list);
  }
}
