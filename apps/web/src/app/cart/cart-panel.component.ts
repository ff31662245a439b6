import {
  afterNextRender,
  Component,
  type ElementRef,
  inject,
  output,
  viewChild,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationStart, Router, RouterLink } from '@angular/router';
import { CartContentsComponent } from './cart-contents.component';
import { CartStore } from './cart.store';
import { cartTexts } from './cart.texts';

/** The cart beside the page. A modal dialog of the browser: it holds the focus, Escape closes it, the page rests. */
@Component({
  selector: 'till-cart-panel',
  imports: [CartContentsComponent, RouterLink],
  templateUrl: './cart-panel.component.html',
  host: { '(click)': 'closeBeside($event)' },
})
export class CartPanelComponent {
  readonly closed = output();

  protected readonly cart = inject(CartStore);
  protected readonly texts = cartTexts;
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  constructor() {
    afterNextRender(() => this.dialog().nativeElement.showModal());
    inject(Router)
      .events.pipe(takeUntilDestroyed())
      .subscribe((event) => {
        if (event instanceof NavigationStart) this.close();
      });
  }

  /** Safari does not know `closedby`: there, what is pressed beside the panel is the dialog itself. */
  protected closeBeside({ target }: Event): void {
    const isKnown = 'closedBy' in HTMLDialogElement.prototype;
    if (!isKnown && target === this.dialog().nativeElement) this.close();
  }

  protected close(): void {
    this.dialog().nativeElement.close();
  }
}
