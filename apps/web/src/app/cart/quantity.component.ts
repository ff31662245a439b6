import { Component, ElementRef, inject, input, model, type OnInit, signal } from '@angular/core';
import { MAX_QUANTITY } from '@till/shared-types';
import { clampQuantity } from './cart';
import { cartNews } from './cart-news.texts';
import { cartTexts } from './cart.texts';

@Component({
  selector: 'till-quantity',
  templateUrl: './quantity.component.html',
})
export class QuantityComponent implements OnInit {
  readonly value = model.required<number>();
  /** What the quantity is of, for whoever cannot see it. */
  readonly label = input.required<string>();

  protected readonly max = MAX_QUANTITY;
  protected readonly texts = { ...cartTexts, ...cartNews };
  /** Whether more was asked for than an order holds. */
  protected readonly isTooMuch = signal(false);

  /** What the shopper typed into the server's page, before this one takes it over and fills it in anew. */
  private readonly typedEarly = typedInto(inject<ElementRef<HTMLElement>>(ElementRef));

  ngOnInit(): void {
    if (this.typedEarly) this.take(this.typedEarly);
  }

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

function typedInto({ nativeElement }: ElementRef<HTMLElement>): number | undefined {
  const field = nativeElement.querySelector('input');
  return field && field.value !== field.defaultValue ? field.valueAsNumber : undefined;
}
