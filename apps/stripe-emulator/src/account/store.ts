import type { Ids } from './ids';
import type { Clock } from './clock';
import type { Journal, JournalEntry } from './journal';
import type { Kind, Kinds } from './kinds';

type Row = { id: string };

/** A row that a transaction has changed. */
interface Change {
  kind: string;
  id: string;
  before: Row | undefined;
  after: Row | undefined;
}

/** Touched rows that are looked through one by one. */
const few = 16;

/**
 * All rows, in memory, by kind and id. Rows are never changed in place: `put` replaces. Changes are
 * made inside `transaction`, which writes them to the journal or undoes them all.
 */
export class Store {
  readonly #tables = new Map<string, Map<string, Row>>();
  /** What the running transaction has touched. */
  #touched: Change[] = [];
  /** Of many touched rows, so that not all are looked through for each; most transactions have few. */
  readonly #touchedIds = new Set<string>();
  /** Rows that the running transaction has shown as JSON. */
  readonly #texts = new Map<object, string>();
  /** How many rows of the journal no longer count. */
  #stale = 0;

  constructor(
    private readonly journal: Journal,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {
    for (const entry of journal.read()) this.#replay(entry);
    this.#rewrite();
  }

  get<K extends Kind>(kind: K, id: string): Kinds[K] | undefined {
    return this.#table(kind).get(id) as Kinds[K] | undefined;
  }

  /** In the order the rows were first put. */
  all<K extends Kind>(kind: K): Kinds[K][] {
    return [...this.#table(kind).values()] as Kinds[K][];
  }

  count(kind: Kind): number {
    return this.#table(kind).size;
  }

  /** The row with this id among Stripe's own kinds, which carry an `object` name. */
  find(id: string): (Row & { object: string }) | undefined {
    for (const table of this.#tables.values()) {
      const row = table.get(id);
      if (row && 'object' in row) return row as Row & { object: string };
    }
    return undefined;
  }

  put<K extends Kind>(kind: K, row: Kinds[K]): Kinds[K] {
    this.#change(kind, row.id).after = row;
    this.#table(kind).set(row.id, row);
    return row;
  }

  /** Puts a row whose id was made for it just now, so that no earlier one is looked for. */
  add<K extends Kind>(kind: K, row: Kinds[K]): Kinds[K] {
    this.#touch({ kind, id: row.id, before: undefined, after: row });
    this.#table(kind).set(row.id, row);
    return row;
  }

  delete(kind: Kind, id: string): void {
    this.#change(kind, id).after = undefined;
    this.#table(kind).delete(id);
  }

  /** An object as JSON. Where it is a row that the transaction puts, the journal takes the same text. */
  textOf(object: object): string {
    const text = JSON.stringify(object);
    this.#texts.set(object, text);
    return text;
  }

  /** Commits when `work` returns, undoes when it throws. */
  transaction<T>(work: () => T): T {
    try {
      const result = work();
      this.#commit();
      return result;
    } catch (error) {
      this.undo();
      throw error;
    } finally {
      this.#texts.clear();
    }
  }

  /** Forgets every row. */
  clear(): void {
    this.#tables.clear();
    this.#rewrite();
  }

  /** Records where the clock was moved to. */
  saveClock(): void {
    this.journal.append({ clock: this.clock.offsetMs });
  }

  close(): void {
    this.journal.close();
  }

  #table(kind: string): Map<string, Row> {
    let table = this.#tables.get(kind);
    if (!table) this.#tables.set(kind, (table = new Map()));
    return table;
  }

  /** The change of this row, begun unless the transaction has touched it before. */
  #change(kind: string, id: string): Change {
    const known = this.#touchedBefore(kind, id);
    if (known) return known;
    const before = this.#table(kind).get(id);
    return this.#touch({ kind, id, before, after: before });
  }

  #touch(change: Change): Change {
    this.#touched.push(change);
    if (this.#touched.length > few) this.#touchedIds.add(change.id);
    return change;
  }

  #touchedBefore(kind: string, id: string): Change | undefined {
    const among =
      this.#touched.length > few && !this.#touchedIds.has(id)
        ? this.#touched.slice(0, few)
        : this.#touched;
    return among.find((touched) => touched.id === id && touched.kind === kind);
  }

  #commit(): void {
    if (this.#touched.length === 0) return;
    const put: [string, Row][] = [];
    const del: [string, string][] = [];
    let replaced = 0;
    for (const { kind, id, before, after } of this.#touched) {
      if (before) replaced += 1;
      if (after) put.push([kind, withReference(after, put)]);
      else del.push([kind, id]);
    }
    const entry = { put, ...(del.length ? { del } : {}), ids: this.ids.count };
    this.journal.append(entry, this.#texts);
    this.#forgetTouched();
    this.#stale += replaced;
    if (this.journal.isLong && this.#isStale()) this.#rewrite();
  }

  /** Takes back what the running transaction has changed so far. */
  undo(): void {
    for (const { kind, id, before } of this.#touched) {
      if (before) this.#table(kind).set(id, before);
      else this.#table(kind).delete(id);
    }
    this.#forgetTouched();
  }

  #forgetTouched(): void {
    this.#touched = [];
    if (this.#touchedIds.size) this.#touchedIds.clear();
  }

  /** A third of the rows is enough, so that the work stays in proportion to what it saves. */
  #isStale(): boolean {
    let kept = 0;
    for (const table of this.#tables.values()) kept += table.size;
    return 2 * this.#stale > kept;
  }

  #rewrite(): void {
    this.journal.rewrite(this.#snapshot());
    this.#stale = 0;
  }

  #replay(entry: JournalEntry): void {
    const put = entry.put ?? [];
    for (const [kind, row] of put) this.#table(kind).set(row.id, withoutReference(row, put));
    for (const [kind, id] of entry.del ?? []) this.#table(kind).delete(id);
    if (entry.ids !== undefined) this.ids.count = entry.ids;
    if (entry.clock !== undefined) this.clock.offsetMs = entry.clock;
  }

  /** Saved answers stand beside the row that is their body, as they did when it was put. */
  *#snapshot(): Iterable<JournalEntry> {
    const byBody = new Map(this.all('saved_answer').map((answer) => [answer.body, answer]));
    const answers = new Set<Row>(byBody.values());
    for (const [kind, table] of this.#tables) {
      for (const row of table.values()) {
        if (answers.has(row) && this.#isBodyKept(row)) continue;
        const put: [string, Row][] = [[kind, row]];
        const answer = byBody.get(row);
        if (answer) put.push(['saved_answer', withReference(answer, put)]);
        yield { put };
      }
    }
    yield { ids: this.ids.count, clock: this.clock.offsetMs };
  }

  #isBodyKept(answer: Row): boolean {
    const { body } = answer as Kinds['saved_answer'];
    return 'id' in body && this.find(String(body.id)) === body;
  }
}

type Put = readonly (readonly [kind: string, row: Row])[];

/** A saved answer whose body is a row of the same change names its place there: half the bytes. */
function withReference(row: Row, put: Put): Row {
  if (!('body' in row)) return row;
  const place = put.findIndex(([, other]) => other === row.body);
  return place < 0 ? row : Object.assign({}, row, { body: place });
}

function withoutReference(row: Row, put: Put): Row {
  if (!('body' in row) || typeof row.body !== 'number') return row;
  return Object.assign({}, row, { body: put[row.body]?.[1] });
}
