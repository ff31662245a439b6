import { Component, input, model, signal } from '@angular/core';
import { MAX_QUANTITY } from '@till/shared-types';
import { clampQuantity } from './cart';
import { cartNews } from './cart-news.texts';
import { cartTexts } from './cart.texts';

@Component({
  selector: 'till-quantity',
  templateUrl: './quantity.component.html',
})
export class QuantityComponent {
  readonly value = model.required<number>();
  /** What the quantity is of, for whoever cannot see it. */
  readonly label = input.required<string>();

  protected readonly max = MAX_QUANTITY;
  protected readonly texts = { ...cartTexts, ...cartNews };
  /** Whether more was asked for than an order holds. */
  protected readonly isTooMuch = signal(false);

  protected step(by: number): void {
    this.take(this.value() + by);
  }

  protected enter(field: HTMLInputElement): void {
    this.take(field.value === '' ? this.value() : field.valueAsNumber);
    field.value = String(this.value());
  }

  private take(quantity: number): void {
    this.isTooMuch.set(quantity > MAX_QUANTITY);
    this.value.set(clampQuantity(quantity));
  }
}
