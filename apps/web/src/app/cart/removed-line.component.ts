import {
  afterNextRender,
  Component,
  type ElementRef,
  input,
  output,
  viewChild,
} from '@angular/core';
import { cartTexts } from './cart.texts';

/** Stands where a line was taken out; takes the focus that the line's own button had. */
@Component({
  selector: 'till-removed-line',
  template: `
    <div class="cart-removed">
      <p>{{ texts.removed(name()) }}</p>
      <button #undo class="text-button" type="button" (click)="undone.emit()">
        {{ texts.undo }}
      </button>
    </div>
  `,
})
export class RemovedLineComponent {
  /** What was taken out. */
  readonly name = input.required<string>();
  readonly undone = output();

  protected readonly texts = cartTexts;
  private readonly undo = viewChild.required<ElementRef<HTMLButtonElement>>('undo');

  constructor() {
    afterNextRender(() => this.undo().nativeElement.focus());
  }
}
