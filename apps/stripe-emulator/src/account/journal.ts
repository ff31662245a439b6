import {
  closeSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

const mebibyte = 2 ** 20;
const lineEnd = '\n'.charCodeAt(0);

/** One committed change: rows put and removed, and where the ids and the clock stood. */
export interface JournalEntry {
  put?: readonly (readonly [kind: string, row: { id: string }])[];
  del?: readonly (readonly [kind: string, id: string])[];
  ids?: number;
  clock?: number;
}

export interface Journal {
  read(): Iterable<JournalEntry>;
  /** @param texts of rows whose JSON is known */
  append(entry: JournalEntry, texts?: ReadonlyMap<object, string>): void;
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

/** A line that no emulator has written, such as one changed by hand. */
export class BrokenJournal extends Error {
  constructor(place: string) {
    super(`${place} is no entry of a journal. Move that file away to start with nothing.`);
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
  #length: number;

  /** @param shortBytes up to this length it is never written afresh while in use */
  constructor(
    folder: string,
    private readonly shortBytes = 64 * mebibyte,
  ) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#path = join(folder, 'journal.ndjson');
    this.#file = openSync(this.#path, 'a', 0o600);
    this.#length = fstatSync(this.#file).size;
  }

  *read(): Iterable<JournalEntry> {
    let number = 0;
    for (const line of lines(this.#path)) yield entryOf(line, `${this.#path}:${(number += 1)}`);
  }

  append(entry: JournalEntry, texts?: ReadonlyMap<object, string>): void {
    try {
      this.#length += write(this.#file, lineOf(entry, texts));
    } catch (error) {
      // A full disk takes half a line, and the next one must not be joined to it.
      ftruncateSync(this.#file, this.#length);
      throw error;
    }
  }

  get isLong(): boolean {
    return this.#length > this.shortBytes;
  }

  /** The new file takes the old one's place only once it is complete. */
  rewrite(entries: Iterable<JournalEntry>): void {
    const path = `${this.#path}.new`;
    const fresh = openSync(path, 'w', 0o600);
    let length = 0;
    for (const chunk of chunks(entries)) length += write(fresh, chunk);
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

function entryOf(line: string, place: string): JournalEntry {
  try {
    return JSON.parse(line) as JournalEntry;
  } catch {
    throw new BrokenJournal(place);
  }
}

/** The file's whole lines, read piece by piece: a text can be no longer than 512 MiB. */
function* lines(path: string): Iterable<string> {
  const file = openSync(path, 'r');
  try {
    const piece = Buffer.alloc(mebibyte);
    const unfinished: Buffer[] = [];
    for (let size = readSync(file, piece); size > 0; size = readSync(file, piece)) {
      let start = 0;
      for (let end = 0; (end = piece.indexOf(lineEnd, start)) >= 0 && end < size; start = end + 1) {
        unfinished.push(piece.subarray(start, end));
        yield Buffer.concat(unfinished.splice(0)).toString('utf8');
      }
      unfinished.push(Buffer.from(piece.subarray(start, size)));
    }
  } finally {
    closeSync(file);
  }
}

/** The entries as lines, some together so that the file is written in few steps. */
function* chunks(entries: Iterable<JournalEntry>): Iterable<string> {
  let text = '';
  for (const entry of entries) {
    text += lineOf(entry);
    if (text.length < mebibyte) continue;
    yield text;
    text = '';
  }
  yield text;
}

function lineOf({ put = [], ...rest }: JournalEntry, texts?: ReadonlyMap<object, string>): string {
  const rows = put.map(([kind, row]) => `["${kind}",${texts?.get(row) ?? JSON.stringify(row)}]`);
  const frame = JSON.stringify({ ...rest, put: [] });
  return `${frame.slice(0, -']}'.length)}${rows.join()}]}\n`;
}

/** Writes all of it, in as many steps as the operating system takes. Returns its length in bytes. */
function write(file: number, text: string): number {
  const length = Buffer.byteLength(text);
  let done = writeSync(file, text);
  if (done === length) return length;
  for (const bytes = Buffer.from(text); done < length;) done += writeSync(file, bytes, done);
  return length;
}
