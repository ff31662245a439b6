/** Cookies that keep what a shopper chose by hand, so that the first page already is as they want it. */
export const CHOICES = {
  /** One of the storefront's languages. */
  language: 'till_language',
  /** One of the catalogue's currencies. */
  currency: 'till_currency',
} as const;

const YEAR_S = 31_536_000;

/** For `document.cookie`. */
export function choiceCookie(choice: keyof typeof CHOICES, value: string): string {
  return `${CHOICES[choice]}=${value};path=/;max-age=${YEAR_S};samesite=lax`;
}

/** What was chosen, as it stands in a `Cookie` header or in `document.cookie`; anybody can write there. */
export function chosen(cookies: string, choice: keyof typeof CHOICES): string | undefined {
  const start = `${CHOICES[choice]}=`;
  const cookie = cookies.split(/;\s*/).find((each) => each.startsWith(start));
  return cookie?.slice(start.length) || undefined;
}
