import { chosen } from '@till/shared-types';
import type { FastifyRequest } from 'fastify';
import { pageAddress } from './page-address';

/** The same for every visitor who chose the same currency, and nothing of anybody's in them. */
const CATALOGUE = /^\/(products\/[^/]+)?$/;

/** What a page of the catalogue reads: with a campaign's parameters beside it, it is the same page. */
const READ = ['category', 'sort'];
/** Words to search for are as many as there are people: kept, they would push every other page out. */
const SEARCH = 'q';

const CURRENCY = /^[a-z]{3}$/;

/** Whether the page is rendered once for many. */
export function isKept({ pathname, searchParams }: URL): boolean {
  return CATALOGUE.test(pageAddress(pathname).path) && !searchParams.has(SEARCH);
}

/** The page's address with nothing that it does not read. */
export function withoutNoise({ pathname, origin, searchParams }: URL): URL {
  const url = new URL(pathname, origin);
  for (const name of READ) {
    const value = searchParams.get(name);
    if (value !== null) url.searchParams.set(name, value);
  }
  return url;
}

/** The currency chosen by hand; whether the catalogue offers it is for the page to see. */
export function chosenCurrency({ headers }: FastifyRequest): string | undefined {
  const currency = chosen(headers.cookie ?? '', 'currency') ?? '';
  return CURRENCY.test(currency) ? currency : undefined;
}
