import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { shop } from '../shop';
import { answerStatus } from './answer-status';
import { CatalogStore } from './catalog.store';
import { ProductCardComponent } from './product-card.component';

@Component({
  selector: 'till-catalog',
  imports: [ProductCardComponent, RouterLink],
  templateUrl: './catalog.component.html',
})
export class CatalogComponent {
  private readonly catalog = inject(CatalogStore);

  /** From the address: `/?category=tea`. */
  readonly category = input<string>();

  protected readonly shop = shop;
  protected readonly list = this.catalog.list;
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
    this.catalog.refresh();
    answerStatus(this.list);
  }
}
