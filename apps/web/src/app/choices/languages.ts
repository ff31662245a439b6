import type { Locale } from '@till/shared-types';

/** What each language is called by those who read it. */
export const LANGUAGE_NAMES: Readonly<Record<Locale, string>> = {
  en: 'English',
  de: 'Deutsch',
  hi: 'हिन्दी',
  ja: '日本語',
  ar: 'العربية',
};
