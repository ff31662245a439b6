import type { CheckoutSessionContributor } from './checkout-session-contributor';

/** The contributors cannot be told apart, or one replaces what is not there. */
export class ContributorsError extends Error {
  override readonly name = 'ContributorsError';
  readonly code = 'contributors_unusable';
}

/** Those that are asked, in their order. @throws ContributorsError */
export function contributorsInOrder(
  found: readonly CheckoutSessionContributor[],
): readonly CheckoutSessionContributor[] {
  const byName = unique(found, ({ name }) => name, 'are both called');
  const replacing = found.filter(({ replaces }) => replaces !== undefined);
  const replaced = unique(replacing, ({ replaces = '' }) => replaces, 'both replace');
  for (const [name, { constructor }] of replaced) {
    if (!byName.has(name)) {
      throw new ContributorsError(`${constructor.name} replaces ${name}, which does not exist`);
    }
  }
  return found
    .filter(({ name }) => !replaced.has(name))
    .toSorted((a, b) => a.order - b.order || (a.name < b.name ? -1 : 1));
}

function unique(
  contributors: readonly CheckoutSessionContributor[],
  key: (contributor: CheckoutSessionContributor) => string,
  clash: string,
): ReadonlyMap<string, CheckoutSessionContributor> {
  const known = new Map<string, CheckoutSessionContributor>();
  for (const contributor of contributors) {
    const other = known.get(key(contributor));
    if (other) {
      const names = `${other.constructor.name} and ${contributor.constructor.name}`;
      throw new ContributorsError(`${names} ${clash} ${key(contributor)}`);
    }
    known.set(key(contributor), contributor);
  }
  return known;
}
