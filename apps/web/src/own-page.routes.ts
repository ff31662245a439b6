import { Component } from '@angular/core';
import type { Routes } from '@angular/router';

@Component({
  selector: 'till-visit',
  template: `
    <section class="notice-page">
      <h1>{{ texts.title }}</h1>
      <p>{{ texts.text }}</p>
    </section>
  `,
})
export class VisitComponent {
  protected readonly texts = { title: 'Visit us', text: 'Open every day from ten to six.' };
}

/** Listed before the last of `routes`, which takes every other address. */
export const ownRoutes: Routes = [{ path: 'visit', title: 'Visit us', component: VisitComponent }];
