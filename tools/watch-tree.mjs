import { readdirSync, watch } from 'node:fs';
import { join } from 'node:path';

/**
 * Calls back for each change below the folder, however it is written: a watch of a single folder hears of files that
 * are replaced by renaming, which Node's recursive watch on Linux forgets after the first time.
 *
 * @param {string} root
 * @param {() => void} onChange may be called several times for one change
 * @returns {() => void} ends it
 */
export function watchTree(root, onChange) {
  const watchers = new Map();

  function add(folder) {
    if (watchers.has(folder)) return;
    const watcher = watch(folder, () => {
      addFoldersOf(folder);
      onChange();
    });
    watcher.on('error', () => forget(folder));
    watchers.set(folder, watcher);
    addFoldersOf(folder);
  }

  function addFoldersOf(folder) {
    for (const entry of foldersOf(folder)) add(join(folder, entry));
  }

  function forget(folder) {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  }

  add(root);
  return () => {
    for (const watcher of watchers.values()) watcher.close();
  };
}

/** None where the folder is gone again. */
function foldersOf(folder) {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}
