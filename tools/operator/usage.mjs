import { parseArgs } from 'node:util';

/** What was typed makes no command; the message is for the person who typed it. */
export class UsageError extends Error {}

/**
 * Reads a command's arguments.
 *
 * @param {string[]} typed
 * @param {{ options: import('node:util').ParseArgsOptionsConfig, needs: string[], max: number }} expected the words
 *   that must stand beside the options, as the usage names them, and how many may
 * @throws UsageError
 */
export function readArguments(typed, { options, needs, max }) {
  try {
    const { positionals, values } = parseArgs({
      args: typed,
      allowPositionals: true,
      options: { ...options, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    });
    if (values.help) return { words: [], values };
    const missing = needs[positionals.length];
    if (missing) throw new UsageError(`${missing} is missing.`);
    if (positionals.length > max) throw new UsageError(`What is "${positionals[max]}"?`);
    return { words: positionals, values };
  } catch (error) {
    if (!String(error.code).startsWith('ERR_PARSE_ARGS')) throw error;
    throw new UsageError(inWords(error));
  }
}

/** Node's own text is about its options of parsing. */
function inWords({ code, message }) {
  const option = /--?[\w-]+/.exec(message.replace(/-\w, /, ''))?.[0] ?? 'One';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `There is no option ${option}.`;
  const takesNone = message.includes('does not take');
  return takesNone ? `${option} takes no value.` : `${option} wants a value.`;
}

/**
 * Runs a command: what it answers is the exit code. 0: done. 1: refused, or breaks were found. 2: the shop or Stripe
 * is away.
 *
 * @param {string} usage
 * @param {Parameters<typeof readArguments>[1]} expected
 * @param {(words: string[], values: Record<string, any>) => Promise<number>} act
 */
export async function runCommand(usage, expected, act) {
  try {
    const { words, values } = readArguments(process.argv.slice(2), expected);
    if (values.help) console.log(usage);
    else process.exitCode = await act(words, values);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message}\n\n${usage}`);
    process.exitCode = 1;
  }
}
