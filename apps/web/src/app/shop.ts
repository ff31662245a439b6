/** The shop's own words: change them here and they change on every page. */
export const shop = {
  name: 'Kettle & Clay',
  tagline: 'Things for a slow table',
  description:
    'Tea, ceramics, kitchen tools and paper, made by small workshops and meant to be used every day.',
  /** Closes the list of everything. */
  closing: { title: 'That is all of it.', text: 'Few things, each chosen slowly.' },
  logo: '/logo.svg',
} as const;
