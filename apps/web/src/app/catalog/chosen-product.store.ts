import { Service, signal } from '@angular/core';
import type { Product } from '@till/shared-types';

/** The product that was chosen from the list: its page shows it at once, and its picture travels there and back. */
@Service()
export class ChosenProductStore {
  readonly product = signal<Product | undefined>(undefined);
}
