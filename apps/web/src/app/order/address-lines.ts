import type { ShippingDetails } from '@till/shared-types';

/** A delivery address as it stands on an envelope, one entry a line. @param locale in which the country is named */
export function addressLines(details: ShippingDetails, locale: string): readonly string[] {
  const { name, line1, line2, country } = details;
  const lines = [name, line1, line2, placeOf(details), country && countryName(country, locale)];
  return lines.filter((line): line is string => !!line);
}

/** Where a state is part of the address the code comes last, elsewhere it comes first. */
function placeOf({ city, state, postalCode }: ShippingDetails): string {
  const parts = state ? [[city, state].filter(Boolean).join(', '), postalCode] : [postalCode, city];
  return parts.filter(Boolean).join(' ');
}

function countryName(country: string, locale: string): string {
  return new Intl.DisplayNames(locale, { type: 'region' }).of(country) ?? country;
}
