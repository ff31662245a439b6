import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { multiply } from '@till/shared-types';
import { MoneyPipe } from '../money.pipe';
import type { CheckedLine } from './cart-check';
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

  protected readonly total = computed(() => multiply(this.line().current, this.line().quantity));
}
