/**
 * The shop's own words: change them here, and in `src/locale` for the other languages, and they change on every page.
 * What the shop is called is a setting of the API.
 */
export const shop = {
  tagline: $localize`:@@shop.tagline:Things for a slow table`,
  description: $localize`:@@shop.description:Tea, ceramics, kitchen tools and paper, made by small workshops and meant to be used every day.`,
  /** Closes the list of everything. */
  closing: {
    title: $localize`:@@shop.closing.title:That is all of it.`,
    text: $localize`:@@shop.closing.text:Few things, each chosen slowly.`,
  },
  logo: '/logo.svg',
};
