import { afterNextRender, Component, type ElementRef, inject, viewChild } from '@angular/core';
import { CartStore } from './cart.store';

/** Stands where a line was taken out; takes the focus that the line's own button had. */
@Component({
  selector: 'till-removed-line',
  template: `
    <div class="cart-removed">
      <p>{{ cart.removed()?.line?.name }} removed</p>
      <button #undo class="text-button" type="button" (click)="cart.undoRemove()">Undo</button>
    </div>
  `,
})
export class RemovedLineComponent {
  protected readonly cart = inject(CartStore);
  private readonly undo = viewChild.required<ElementRef<HTMLButtonElement>>('undo');

  constructor() {
    afterNextRender(() => this.undo().nativeElement.focus());
  }
}
