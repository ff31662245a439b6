import { Component } from '@angular/core';
import { CartContentsComponent } from './cart-contents.component';
import { cartTexts } from './cart.texts';

@Component({
  selector: 'till-cart',
  imports: [CartContentsComponent],
  template: `
    <h1 class="page-title">{{ texts.title }}</h1>
    <till-cart-contents />
  `,
})
export class CartComponent {
  protected readonly texts = cartTexts;
}
