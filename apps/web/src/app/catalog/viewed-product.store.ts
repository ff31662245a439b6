import { Service, signal } from '@angular/core';

/** The product whose picture travels between the list and its page in a view transition. */
@Service()
export class ViewedProductStore {
  readonly id = signal<string | null>(null);
}
