import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { CupComponent } from '../cup.component';
import { canceledTexts, checkoutTexts } from './checkout.texts';

@Component({
  selector: 'till-canceled',
  imports: [CupComponent, RouterLink],
  template: `
    <div class="nothing-here">
      <till-cup />
      <section class="notice-page">
        <p class="eyebrow">{{ texts.eyebrow }}</p>
        <h1>{{ texts.title }}</h1>
        <p>{{ texts.text }}</p>
        <p class="actions">
          <a class="button is-primary" routerLink="/cart">{{ texts.backToCart }}</a>
          <a class="button" routerLink="/">{{ texts.look }}</a>
        </p>
      </section>
    </div>
  `,
})
export class CanceledComponent {
  protected readonly texts = { ...checkoutTexts, ...canceledTexts };
}
