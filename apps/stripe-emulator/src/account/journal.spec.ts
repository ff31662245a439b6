import fs from 'node:fs';
import { appendFile, mkdtemp, rm, truncate, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileJournal, type JournalEntry } from './journal';

describe('the journal', () => {
  let folder: string;
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'stripe-emulator-'))));
  afterEach(() => rm(folder, { recursive: true }));

  const entry = (id: string, text = ''): JournalEntry => ({
    put: [['note', { id, text } as never]],
  });
  const reopened = () => {
    const journal = new FileJournal(folder);
    const entries = [...journal.read()];
    journal.close();
    return entries;
  };

  it('is read in pieces, however its lines and letters lie across them', () => {
    const entries = Array.from({ length: 300 }, (_, index) =>
      entry(`n${index}`, '茶é🍵'.repeat(index % 7 === 0 ? 3001 : index)),
    );
    entries.push(entry('long', 'ü'.repeat(3_000_000)), entry('last'));
    const journal = new FileJournal(folder);
    for (const each of entries) journal.append(each);
    journal.close();
    expect(reopened()).toEqual(entries);
  });

  it('loses only a last line that was never written to its end', async () => {
    const journal = new FileJournal(folder);
    journal.append(entry('whole'));
    journal.append(entry('half'));
    journal.close();
    const path = join(folder, 'journal.ndjson');
    await truncate(path, (await stat(path)).size - 5);
    expect(reopened()).toEqual([entry('whole')]);
  });

  it('names the line that is none of its own', async () => {
    const journal = new FileJournal(folder);
    journal.append(entry('whole'));
    journal.close();
    const path = join(folder, 'journal.ndjson');
    await appendFile(path, 'note to self\n');
    expect(reopened).toThrow(`${path}:2 is no entry of a journal.`);
  });

  it('goes on behind a line that did not fit on the disk', () => {
    const journal = new FileJournal(folder);
    journal.append(entry('before'));
    const full = jest.spyOn(fs, 'writeSync').mockImplementationOnce((file) => {
      fs.appendFileSync(file, '{"put":[[');
      throw new Error('ENOSPC: no space left on device');
    });
    expect(() => journal.append(entry('lost'))).toThrow('ENOSPC');
    full.mockRestore();
    journal.append(entry('after'));
    journal.close();
    expect(reopened()).toEqual([entry('before'), entry('after')]);
  });
});
