/** What a log may hold of an error: the frames, and of the message only the innermost, since wrappers quote their input. */
export function errorFields(error: Error): { error: string; stack: string } {
  const root = rootOf(error);
  return { error: `${root.name}: ${root.message}`, stack: framesOf(root) };
}

/** What may be stored of an error: what kind it is and its code, `error 23505`; a message may quote what somebody entered. */
export function safeMessage(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const root = rootOf(error);
  const kind = root.name === 'Error' ? root.constructor.name : root.name;
  const { code } = root as { code?: unknown };
  return typeof code === 'string' ? `${kind} ${code}` : kind;
}

/** An error that may be stored instead of the one given: its `safeMessage` and its frames. */
export function safeError(error: unknown): Error {
  const safe = new Error(safeMessage(error));
  if (error instanceof Error) safe.stack = `${safe}\n${framesOf(rootOf(error))}`;
  return safe;
}

function rootOf(error: Error): Error {
  let root = error;
  while (root.cause instanceof Error) root = root.cause;
  return root;
}

function framesOf(error: Error): string {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}
