import { HttpClient, HttpErrorResponse, httpResource } from '@angular/common/http';
import {
  afterNextRender,
  computed,
  DestroyRef,
  DOCUMENT,
  effect,
  inject,
  Injector,
  linkedSignal,
  type Signal,
  signal,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { isSettled, type Order, wasPaid } from '@till/shared-types';
import { ORDER_PAID } from './order-paid';

const FIRST_DELAY_MS = 1000;
const LONGEST_DELAY_MS = 30_000;
/** After so many looks some 30 seconds have passed. */
const SLOW_AFTER_LOOKS = 7;

/**
 * Follows one order until there is nothing more to wait for. What was known is kept while asking again.
 * Made by the order page, in its injection context.
 */
export class OrderStore {
  private readonly http = inject(HttpClient);
  private readonly destroyRef = inject(DestroyRef);
  private readonly onPaid = inject(ORDER_PAID);
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly looks = signal(0);
  private readonly asked = signal(false);

  private readonly url = computed(() => `/api/orders/${encodeURIComponent(this.token())}`);
  private readonly resource = httpResource<Order>(() => this.url());
  private readonly answer = computed(() => ({
    url: this.url(),
    order: this.resource.hasValue() ? this.resource.value() : undefined,
  }));
  readonly order = linkedSignal<ReturnType<typeof this.answer>, Order | undefined>({
    source: this.answer,
    computation: ({ url, order }, known) =>
      order ?? (known?.source.url === url ? known.value : undefined),
  });
  readonly isMissing = computed(() => {
    const error = this.resource.error();
    return error instanceof HttpErrorResponse && error.status === 404;
  });
  readonly isUnreachable = computed(() => !!this.resource.error() && !this.isMissing());
  /** Whether Stripe has answered for this order since the page was opened. */
  readonly isAsked = this.asked.asReadonly();
  readonly isSlow = computed(() => this.looks() >= SLOW_AFTER_LOOKS);
  private readonly isFinal = computed(() => {
    const order = this.order();
    return this.isMissing() || (!!order && isSettled(order.status));
  });

  constructor(private readonly token: Signal<string>) {
    const injector = inject(Injector);
    // In the browser alone.
    afterNextRender(() => {
      this.settle();
      effect((onCleanup) => this.listen(onCleanup), { injector });
      effect((onCleanup) => this.lookAgainLater(onCleanup), { injector });
      effect(() => this.tellOncePaid(), { injector });
    });
  }

  private tellOncePaid(): void {
    const order = this.order();
    if (order && wasPaid(order.status)) this.onPaid(this.token(), order.lines);
  }

  /** Asks Stripe through the API: a webhook that is late must not keep the shopper waiting. */
  private settle(onAnswer: (isKnown: boolean) => void = () => undefined): void {
    if (this.isFinal()) return;
    this.http
      .post<Order>(`${this.url()}/settle`, null)
      .pipe(takeUntilDestroyed(this.destroyRef))
      .subscribe({
        next: (order) => {
          this.resource.set(order);
          this.asked.set(true);
          onAnswer(true);
        },
        error: () => onAnswer(false),
      });
  }

  /** The shop tells of a change at once; looking again is for when this cannot be had. */
  private listen(onCleanup: (stop: () => void) => void): void {
    if (!this.window?.EventSource || this.isFinal()) return;
    const stream = new this.window.EventSource(`${this.url()}/events`);
    stream.onmessage = ({ data }: MessageEvent<string>) => this.resource.set(JSON.parse(data));
    onCleanup(() => stream.close());
  }

  private lookAgainLater(onCleanup: (stop: () => void) => void): void {
    if (this.isFinal()) return;
    const delayMs = Math.min(FIRST_DELAY_MS * 1.5 ** this.looks(), LONGEST_DELAY_MS);
    const look = () =>
      this.settle((isKnown) => {
        this.looks.update((looks) => looks + 1);
        // While Stripe is away, the shop may still know more than it did.
        if (!isKnown) this.resource.reload();
      });
    const timer = setTimeout(look, delayMs);
    onCleanup(() => clearTimeout(timer));
  }
}
