/** What a log may hold of an error: the frames, and of the message only the innermost, since wrappers quote their input. */
export function errorFields(error: Error): { error: string; stack: string } {
  let root: Error = error;
  while (root.cause instanceof Error) root = root.cause;
  const frames = (root.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { error: `${root.name}: ${root.message}`, stack: frames.join('\n') };
}
