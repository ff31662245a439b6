import { arabic } from './texts/arabic';
import { english } from './texts/english';
import { german } from './texts/german';
import { hindi } from './texts/hindi';
import { japanese } from './texts/japanese';
import type { Texts } from './texts/texts';

/** How a page speaks. */
export interface Language {
  /** Of the texts, such as `de`. */
  code: string;
  /** Of the amounts and dates, such as `de-CH`. */
  locale: string;
  direction: 'ltr' | 'rtl';
  texts: Texts;
}

const known: Readonly<Record<string, Texts>> = {
  en: english,
  de: german,
  hi: hindi,
  ja: japanese,
  ar: arabic,
};

/**
 * The language a session asks for, or of what the browser accepts the first that is known. Amounts
 * follow the session's locale even where there are no texts in it; those are English then.
 *
 * @param accepted the browser's `Accept-Language`
 */
export function languageFor(
  locale: string | null | undefined,
  accepted: string | undefined,
): Language {
  if (locale && locale !== 'auto' && isTag(locale)) return language(locale);
  const tags = acceptedTags(accepted ?? '');
  return language(tags.find((tag) => baseOf(tag) in known) ?? 'en');
}

function language(locale: string): Language {
  const base = baseOf(locale);
  const code = base in known ? base : 'en';
  const direction = code === 'ar' ? 'rtl' : 'ltr';
  return { code, locale, direction, texts: known[code] ?? english };
}

function baseOf(tag: string): string {
  return tag.split('-')[0]?.toLowerCase() ?? '';
}

/** `Intl` throws for what is no tag of a language. */
function isTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

/** The tags by weight, those that are none left out. */
function acceptedTags(header: string): string[] {
  return header
    .split(',')
    .map((part) => {
      const [tag = '', weight] = part.trim().split(/;\s*q=/);
      return { tag, weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ tag, weight }) => isTag(tag) && weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .map(({ tag }) => tag);
}
