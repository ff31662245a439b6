import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/** One committed change: rows put and removed, and where the ids and the clock stood. */
export interface JournalEntry {
  put?: readonly (readonly [kind: string, row: { id: string }])[];
  del?: readonly (readonly [kind: string, id: string])[];
  ids?: number;
  clock?: number;
}

export interface Journal {
  read(): Iterable<JournalEntry>;
  append(entry: JournalEntry): void;
  /** Starts again with these entries, which say the same as all that was appended so far. */
  rewrite(entries: Iterable<JournalEntry>): void;
  close(): void;
}

/** Forgets everything when the process ends. */
export class MemoryJournal implements Journal {
  read(): Iterable<JournalEntry> {
    return [];
  }
  append(): void {
    return;
  }
  rewrite(): void {
    return;
  }
  close(): void {
    return;
  }
}

/**
 * Append-only file, one JSON object a line. Each line is handed to the operating system before the
 * answer leaves, so killing the process loses nothing; a half-written last line was never answered.
 */
export class FileJournal implements Journal {
  readonly #path: string;
  #file: number;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.#path = join(folder, 'journal.ndjson');
    this.#file = openSync(this.#path, 'a', 0o600);
  }

  *read(): Iterable<JournalEntry> {
    if (!existsSync(this.#path)) return;
    const lines = readFileSync(this.#path, 'utf8').split('\n');
    lines.pop();
    for (const line of lines) yield JSON.parse(line) as JournalEntry;
  }

  append(entry: JournalEntry): void {
    writeSync(this.#file, `${JSON.stringify(entry)}\n`);
  }

  rewrite(entries: Iterable<JournalEntry>): void {
    const fresh = `${this.#path}.new`;
    writeFileSync(fresh, [...entries].map((entry) => `${JSON.stringify(entry)}\n`).join(''), {
      mode: 0o600,
    });
    renameSync(fresh, this.#path);
    closeSync(this.#file);
    this.#file = openSync(this.#path, 'a', 0o600);
  }

  close(): void {
    closeSync(this.#file);
  }
}
