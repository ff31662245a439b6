import type { Session } from '../checkout/session';
import { inkOn } from './contrast';

/** What the API shows where the session has no colour of its own: the page keeps its own then. */
const defaults = { background: '#ffffff', button: '#0074d4' };

const radii: Readonly<Record<string, string>> = {
  pill: '999px',
  rectangular: '0',
  rounded: '0.625rem',
};

const serifs = new Set([
  'bitter',
  'hahmlet',
  'lora',
  'noto_serif',
  'pridi',
  'pt_serif',
  'roboto_slab',
]);
const monospaced = new Set(['inconsolata', 'm_plus_1_code', 'ubuntu_mono']);
const capitals: Readonly<Record<string, string>> = { jp: 'JP', pt: 'PT', m: 'M', plus: 'PLUS' };

/** The style sheet of a session's own look. Contrast holds whatever its colours are. */
export function brandStyle({ branding_settings: set }: Session): string {
  return [
    background(ownColour(set?.background_color, defaults.background)),
    button(ownColour(set?.button_color, defaults.button)),
    `:root { --radius: ${radii[set?.border_style ?? ''] ?? radii['rounded']}; }`,
    font(set?.font_family),
  ].join('\n');
}

/** Six hex digits in lower case; undefined for anything else and for the default. */
function ownColour(value: string | undefined, standard: string): string | undefined {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(value ?? '');
  const colour = (
    short
      ? `#${short
          .slice(1)
          .map((digit) => digit + digit)
          .join('')}`
      : value
  )?.toLowerCase();
  return colour && /^#[0-9a-f]{6}$/.test(colour) && colour !== standard ? colour : undefined;
}

function button(colour: string | undefined): string {
  return colour ? `.payment .pay { background: ${colour}; color: ${inkOn(colour)}; }` : '';
}

/** The page stands in the scheme that suits the colour; text straight on it is black or white. */
function background(colour: string | undefined): string {
  if (!colour) return '';
  const ink = inkOn(colour);
  return `:root { color-scheme: ${ink === '#000000' ? 'light' : 'dark'}; --page: ${colour}; }
.summary { --ink: ${ink}; --soft: ${ink}; --bad: ${ink}; --accent: ${ink}; --line: color-mix(in srgb, ${ink} 40%, transparent); color: ${ink}; }`;
}

/** The font where this machine has it; nothing is fetched. */
function font(family: string | undefined): string {
  if (!family || family === 'default' || !/^[a-z\d_]+$/.test(family)) return '';
  const name = family
    .split('_')
    .map((word) => capitals[word] ?? word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
  const kind = serifs.has(family) ? 'serif' : monospaced.has(family) ? 'monospace' : 'sans-serif';
  return `:root { font-family: '${name}', ${kind}; }`;
}
