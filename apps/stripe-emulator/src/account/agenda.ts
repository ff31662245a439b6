import type { Clock } from './clock';

interface Entry {
  dueMs: number;
  order: number;
  run: () => unknown;
}

/** setTimeout holds 31 bits of milliseconds; a later entry is looked at again then. */
const longestTimeoutMs = 2 ** 31 - 1;

/** What is due when, by the emulator's clock: a heap with one timer for its head. */
export class Agenda {
  readonly #heap: Entry[] = [];
  #timer: NodeJS.Timeout | undefined;
  #count = 0;
  #moving = false;
  #closed = false;
  /** Work that was begun and is not done, such as a delivery. */
  readonly #underWay = new Set<Promise<unknown>>();

  constructor(readonly clock: Clock) {}

  at(dueMs: number, run: () => unknown): void {
    const entry = { dueMs, order: (this.#count += 1), run };
    this.#push(entry);
    if (this.#heap[0] === entry) this.#arm();
  }

  clear(): void {
    this.#heap.length = 0;
    clearTimeout(this.#timer);
  }

  /** Begins nothing more, and resolves when what was begun is done. */
  async close(): Promise<void> {
    this.#closed = true;
    this.clear();
    await Promise.all(this.#underWay);
  }

  /** Moves the clock to a later time, stopping at each entry on the way until its work is done. */
  async moveTo(timeMs: number): Promise<void> {
    this.#moving = true;
    try {
      for (;;) {
        await Promise.all(this.#underWay);
        const head = this.#heap[0];
        if (!head || head.dueMs > timeMs) break;
        this.#pop();
        if (head.dueMs > this.clock.nowMs) this.clock.moveTo(head.dueMs);
        await head.run();
      }
      this.clock.moveTo(Math.max(timeMs, this.clock.nowMs));
    } finally {
      this.#moving = false;
      this.#arm();
    }
  }

  #arm(): void {
    clearTimeout(this.#timer);
    const head = this.#heap[0];
    if (!head || this.#moving || this.#closed) return;
    const waitMs = Math.min(Math.max(head.dueMs - this.clock.nowMs, 0), longestTimeoutMs);
    this.#timer = setTimeout(() => this.#runDue(), waitMs);
  }

  #runDue(): void {
    if (this.#moving) return;
    for (let head = this.#heap[0]; head && head.dueMs <= this.clock.nowMs; head = this.#heap[0]) {
      this.#pop();
      this.#begin(head);
    }
    this.#arm();
  }

  #begin(entry: Entry): void {
    const work = Promise.resolve(entry.run());
    this.#underWay.add(work);
    void work.finally(() => this.#underWay.delete(work));
  }

  #push(entry: Entry): void {
    const heap = this.#heap;
    let index = heap.push(entry) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.#before(index, parent)) break;
      this.#swap(index, parent);
      index = parent;
    }
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (!last || heap.length === 0) return;
    heap[0] = last;
    for (let index = 0; ;) {
      const left = 2 * index + 1;
      let least = index;
      if (left < heap.length && this.#before(left, least)) least = left;
      if (left + 1 < heap.length && this.#before(left + 1, least)) least = left + 1;
      if (least === index) return;
      this.#swap(index, least);
      index = least;
    }
  }

  #before(one: number, other: number): boolean {
    const a = this.#heap[one] as Entry;
    const b = this.#heap[other] as Entry;
    return a.dueMs < b.dueMs || (a.dueMs === b.dueMs && a.order < b.order);
  }

  #swap(one: number, other: number): void {
    const heap = this.#heap;
    [heap[one], heap[other]] = [heap[other] as Entry, heap[one] as Entry];
  }
}
