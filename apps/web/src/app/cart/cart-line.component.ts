import { Component, computed, type ElementRef, input, output, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { multiply } from '@till/shared-types';
import { MoneyPipe } from '../money.pipe';
import type { CheckedLine } from './cart-check';
import { cartTexts } from './cart.texts';
import { QuantityComponent } from './quantity.component';

@Component({
  selector: 'till-cart-line',
  imports: [MoneyPipe, QuantityComponent, RouterLink],
  templateUrl: './cart-line.component.html',
})
export class CartLineComponent {
  readonly line = input.required<CheckedLine>();
  readonly quantityChange = output<number>();
  readonly removed = output();

  protected readonly texts = cartTexts;
  private readonly removeButton = viewChild.required<ElementRef<HTMLButtonElement>>('remove');

  /** In the page's language; as it was put into the cart while the shop is asked. */
  protected readonly name = computed(() => this.line().product?.name ?? this.line().name);
  protected readonly total = computed(() => multiply(this.line().current, this.line().quantity));

  /** For a line that comes back: where the focus was when it went. */
  focusRemove(): void {
    this.removeButton().nativeElement.focus();
  }
}
