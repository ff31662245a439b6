import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { CupComponent } from '../cup.component';

@Component({
  selector: 'till-canceled',
  imports: [CupComponent, RouterLink],
  template: `
    <div class="nothing-here">
      <till-cup />
      <section class="notice-page">
        <p class="eyebrow">Checkout left</p>
        <h1>No harm done.</h1>
        <p>
          You came back before paying, so nothing was charged. Your cart is just as you left it.
        </p>
        <p class="actions">
          <a class="button is-primary" routerLink="/cart">Back to your cart</a>
          <a class="button" routerLink="/">Keep looking</a>
        </p>
      </section>
    </div>
  `,
})
export class CanceledComponent {}
