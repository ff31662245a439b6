import { Component } from '@angular/core';

/** An empty cup on a shelf, for the pages that have nothing to show. */
@Component({
  selector: 'till-cup',
  template: `
    <svg class="cup" viewBox="0 0 240 200" aria-hidden="true">
      <path class="cup-shade" d="M62 84h104c0 52-18 78-52 78S62 136 62 84Z" />
      <path d="M62 84h104c0 52-18 78-52 78S62 136 62 84Z" />
      <path d="M164 98c26-6 38 6 34 22-4 15-22 22-42 17" />
      <path d="M92 162h44M24 172h192" />
      <path
        class="cup-steam"
        d="M94 62c-8-10 8-16 0-28M116 62c-8-12 8-20 0-34M138 62c-8-10 8-16 0-28"
      />
    </svg>
  `,
})
export class CupComponent {}
