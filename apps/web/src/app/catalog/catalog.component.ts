import {
  afterNextRender,
  ApplicationRef,
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  input,
  linkedSignal,
  LOCALE_ID,
  signal,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { items } from '../plural';
import { ProductsStore } from '../products.store';
import { shop } from '../shop';
import { WrittenTextsStore } from '../written-texts.store';
import { answerStatus } from './answer-status';
import { catalogTexts } from './catalog.texts';
import { ProductCardComponent } from './product-card.component';
import { select, SORTINGS, sortingOf } from './shelf';

const CARDS_AT_ONCE = 2;

@Component({
  selector: 'till-catalog',
  imports: [ProductCardComponent, RouterLink],
  templateUrl: './catalog.component.html',
})
export class CatalogComponent {
  private readonly catalog = inject(ProductsStore);
  private readonly router = inject(Router);
  private readonly locale = inject(LOCALE_ID);
  private readonly written = inject(WrittenTextsStore);

  /** From the address: `/?category=Tea&q=green&sort=name`. */
  readonly category = input<string>();
  readonly q = input<string>();
  readonly sort = input<string>();

  protected readonly shop = shop;
  protected readonly texts = catalogTexts;
  protected readonly sortings = SORTINGS;
  protected readonly answer = this.catalog.answer;
  protected readonly list = this.catalog.list;
  /** What the field holds: the address has it without the space that the next word is waited for with. */
  protected readonly words = linkedSignal<string, string>({
    source: () => this.q() ?? '',
    computation: (q, previous) => (previous?.value.trim() === q ? previous.value : q),
  });
  /** Whether this is the page that the document came with. */
  protected readonly isServed = !this.router.lastSuccessfulNavigation();
  /** How many of its cards have come to life. */
  protected readonly alive = signal(0);
  protected readonly sorting = computed(() => sortingOf(this.sort()));
  private readonly all = computed(() => this.list()?.products ?? []);
  protected readonly categories = computed(() => [
    ...new Map(this.all().map(({ category, categoryName }) => [category, categoryName])),
  ]);
  protected readonly products = computed(() =>
    select(
      this.all(),
      { category: this.category(), words: this.words(), sorting: this.sorting() },
      this.locale,
    ),
  );
  protected readonly found = computed(() => {
    const count = this.products().length;
    return this.written.of(String(count), () => items(count));
  });
  private readonly field = viewChild<ElementRef<HTMLInputElement>>('field');
  private readonly sorted = viewChild<ElementRef<HTMLSelectElement>>('sorted');
  /** Whether the whole shop is shown as it was arranged, with its first product large. */
  protected readonly isArranged = computed(
    () => !this.category() && !this.words().trim() && this.sorting() === 'shelf',
  );
  /** How many cards a first screen holds: their pictures are fetched at once. */
  protected readonly firstRow = 4;
  protected readonly placeholders = Array.from({ length: 8 }, (_, index) => index);

  constructor() {
    this.catalog.refresh();
    answerStatus(this.answer);
    this.followAddress();
    const app = inject(ApplicationRef);
    // Not before what was pressed meanwhile is being done: Angular passes over it where a card already wakes.
    if (this.isServed) afterNextRender(() => void app.whenStable().then(() => this.wake()));
  }

  /** The address follows each letter, so that every way on or back from here keeps what the list shows. */
  protected search(words: string): void {
    this.words.set(words);
    this.show({ q: words.trim() || null });
  }

  protected sortBy(select: HTMLSelectElement): void {
    const sorting = sortingOf(select.value);
    this.show({ sort: sorting === 'shelf' ? null : sorting });
  }

  /**
   * Once a person has used them, fields follow what is set and not what their markup says. What was typed or picked
   * before the page came to life is theirs to say first: it is told to this component only afterwards.
   */
  private followAddress(): void {
    let isFirst = true;
    effect(() => {
      const [words, sorting] = [this.words(), this.sorting()];
      const [field, select] = [this.field()?.nativeElement, this.sorted()?.nativeElement];
      if (!field || !select) return;
      if (!isFirst && field.value !== words) field.value = words;
      if (!isFirst) select.value = sorting;
      isFirst = false;
    });
  }

  /** A few at a time: between them the browser may answer somebody. */
  private wake(): void {
    this.alive.update((alive) => alive + CARDS_AT_ONCE);
    if (this.alive() < this.all().length) setTimeout(() => this.wake());
  }

  private show(queryParams: Record<string, string | null>): void {
    void this.router.navigate(['/'], {
      queryParams,
      queryParamsHandling: 'merge',
      replaceUrl: true,
      // The list stays where it is under the shopper's hand.
      scroll: 'manual',
    });
  }
}
