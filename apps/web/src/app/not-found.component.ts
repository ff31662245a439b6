import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { CupComponent } from './cup.component';

@Component({
  selector: 'till-not-found',
  imports: [CupComponent, RouterLink],
  template: `
    <div class="nothing-here">
      <till-cup />
      <section class="notice-page">
        <p class="eyebrow">404</p>
        <h1>This shelf is empty.</h1>
        <p>
          There is no page at this address. It may have moved, or the link lost a piece on its way.
        </p>
        <p class="actions"><a class="button" routerLink="/">See everything in the shop</a></p>
      </section>
    </div>
  `,
})
export class NotFoundComponent {}
