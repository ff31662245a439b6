import { Component, input, model } from '@angular/core';
import { MAX_QUANTITY } from '@till/shared-types';
import { clampQuantity } from './cart';

@Component({
  selector: 'till-quantity',
  templateUrl: './quantity.component.html',
})
export class QuantityComponent {
  readonly value = model.required<number>();
  /** What the quantity is of, for whoever cannot see it. */
  readonly label = input.required<string>();

  protected readonly max = MAX_QUANTITY;

  protected step(by: number): void {
    this.value.set(clampQuantity(this.value() + by));
  }

  protected enter(field: HTMLInputElement): void {
    const quantity = field.value === '' ? this.value() : clampQuantity(field.valueAsNumber);
    this.value.set(quantity);
    field.value = String(quantity);
  }
}
