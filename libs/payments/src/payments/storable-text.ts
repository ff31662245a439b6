/** What people typed as PostgreSQL can store it: it takes neither NUL nor half a character. */
export function storableText(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed();
}
