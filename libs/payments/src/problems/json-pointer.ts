const LONGEST = 200;

/** RFC 6901. Cut short, since keys are the client's. */
export function pointerOf(path: readonly string[]): string {
  return path
    .map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('')
    .slice(0, LONGEST);
}
