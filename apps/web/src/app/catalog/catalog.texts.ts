/** The words of the list of products. */
export const catalogTexts = {
  categories: $localize`:@@catalog.categories:Categories`,
  everything: $localize`:@@catalog.everything:Everything`,
  search: $localize`:@@catalog.search:Search`,
  searchHint: $localize`:@@catalog.searchHint:Search the shop`,
  sort: $localize`:@@catalog.sort:Sort by`,
  sorting: {
    shelf: $localize`:@@catalog.sort.shelf:Our order`,
    name: $localize`:@@catalog.sort.name:Name`,
    cheapest: $localize`:@@catalog.sort.cheapest:Price, lowest first`,
    dearest: $localize`:@@catalog.sort.dearest:Price, highest first`,
  },
  low: $localize`:@@catalog.low:Nearly gone`,
  soldOut: $localize`:@@soldOut:Sold out`,
  loading: $localize`:@@catalog.loading:Loading the shop…`,
  nothingHere: {
    title: $localize`:@@catalog.nothingHere.title:Nothing here just now`,
    text: $localize`:@@catalog.nothingHere.text:This part of the shop is empty.`,
  },
  nothingFound: {
    title: $localize`:@@catalog.nothingFound.title:Nothing found`,
    text: $localize`:@@catalog.nothingFound.text:Try another word, or fewer of them.`,
  },
  failed: {
    title: $localize`:@@catalog.failed.title:The shelves did not load`,
    text: $localize`:@@failed.text:The shop could not be reached just now. Your cart is kept.`,
  },
  seeEverything: $localize`:@@everything:See everything in the shop`,
  retry: $localize`:@@retry:Try again`,
  add: (name: string) => $localize`:@@catalog.add:Add ${name}:NAME: to cart`,
};
