import type { Session } from '../checkout/session';

const radii = { pill: '999px', rectangular: '0', rounded: '0.625rem' } as const;

/** The style sheet of a session's own colours; a colour that is not plain hex is left out. */
export function brandStyle({ branding_settings: set }: Session): string {
  const colour = (value: string | undefined): string | undefined =>
    /^#[0-9a-f]{6}$/i.test(value ?? '') ? value : undefined;
  const button = colour(set?.button_color);
  const radius = radii[(set?.border_style ?? 'rounded') as keyof typeof radii];
  const own = button && button.toLowerCase() !== '#0074d4';
  return [
    own ? `.payment .pay { background: ${button}; color: ${inkOn(button)}; }` : '',
    radius ? `.payment .pay { border-radius: ${radius}; }` : '',
  ].join('\n');
}

/** Black or white, whichever can be read on the colour. */
function inkOn(colour: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    Number.parseInt(colour.slice(at, at + 2), 16),
  );
  return red * 0.299 + green * 0.587 + blue * 0.114 > 150 ? '#14171c' : '#ffffff';
}
