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
        <h1>{{ texts.title }}</h1>
        <p>{{ texts.text }}</p>
        <p class="actions">
          <a class="button is-primary" routerLink="/">{{ texts.everything }}</a>
          <a class="button" routerLink="/order/find">{{ texts.findOrder }}</a>
        </p>
      </section>
    </div>
  `,
})
export class NotFoundComponent {
  protected readonly texts = {
    title: $localize`:@@notFound.title:This shelf is empty.`,
    text: $localize`:@@notFound.text:There is no page at this address. It may have moved, or the link lost a piece on its way.`,
    findOrder: $localize`:@@app.findOrder:Find your order`,
    everything: $localize`:@@everything:See everything in the shop`,
  };
}
