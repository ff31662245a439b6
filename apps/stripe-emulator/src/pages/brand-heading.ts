import type { Session } from '../checkout/session';
import { type Html, html } from './html';
import type { Texts } from './texts/texts';

/** The shop's logo, or its icon beside its name. */
export function brandHeading({ branding_settings: set }: Session, { summary }: Texts): Html {
  const name = set?.display_name ?? summary.title;
  if (set?.logo?.url) {
    return html`<h1 id="summary-title">
      <img class="logo" src="${set.logo.url}" alt="${name}" />
    </h1>`;
  }
  return html`<h1 id="summary-title">
    ${set?.icon?.url && html`<img class="icon" src="${set.icon.url}" alt="" width="28" height="28" />`}
    <span>${name}</span>
  </h1>`;
}

/** Where the pictures of the brand come from. */
export function brandImages({ branding_settings: set }: Session): string[] {
  return [set?.logo?.url, set?.icon?.url].flatMap((url) => url ?? []);
}
