import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

const mebibyte = 2 ** 20;

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
  /** Whether it is worth writing it afresh once much of it no longer counts. */
  readonly isLong: boolean;
  /** Starts again with these entries, which say the same as all that was appended so far. */
  rewrite(entries: Iterable<JournalEntry>): void;
  close(): void;
}

/** Forgets everything when the process ends. */
export class MemoryJournal implements Journal {
  readonly isLong = false;

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
  /** In bytes. */
  #length = 0;

  /** @param shortBytes up to this length it is never written afresh while in use */
  constructor(
    folder: string,
    private readonly shortBytes = 64 * mebibyte,
  ) {
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
    this.#length += writeSync(this.#file, `${JSON.stringify(entry)}\n`);
  }

  get isLong(): boolean {
    return this.#length > this.shortBytes;
  }

  /** The new file takes the old one's place only once it is complete. */
  rewrite(entries: Iterable<JournalEntry>): void {
    const path = `${this.#path}.new`;
    const fresh = openSync(path, 'w', 0o600);
    let length = 0;
    for (const chunk of chunks(entries)) length += writeSync(fresh, chunk);
    closeSync(fresh);
    renameSync(path, this.#path);
    closeSync(this.#file);
    this.#file = openSync(this.#path, 'a', 0o600);
    this.#length = length;
  }

  close(): void {
    closeSync(this.#file);
  }
}

/** The entries as lines, some together so that the file is written in few steps. */
function* chunks(entries: Iterable<JournalEntry>): Iterable<string> {
  let text = '';
  for (const entry of entries) {
    text += `${JSON.stringify(entry)}\n`;
    if (text.length < mebibyte) continue;
    yield text;
    text = '';
  }
  yield text;
}
