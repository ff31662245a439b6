import fc from 'fast-check';
import type { Session } from '../checkout/session';
import { brandStyle } from './brand-style';
import { inkOn } from './contrast';

const branded = (set: Partial<Session['branding_settings']>): string =>
  brandStyle({ branding_settings: set } as Session);

/** Contrast of two colours after WCAG 2, from its text. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [one, other].map(luminance).sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const channels = (colour.match(/[0-9a-f]{2}/g) ?? []).map((hex) => {
    const part = Number.parseInt(hex, 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const [red = 0, green = 0, blue = 0] = channels;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe('the look of a session', () => {
  it('can be read on every colour', () => {
    const colour = fc
      .integer({ min: 0, max: 0xffffff })
      .map((value) => `#${value.toString(16).padStart(6, '0')}`);
    fc.assert(
      fc.property(colour, (background) => contrast(inkOn(background), background) >= 4.5),
      { numRuns: 2000 },
    );
  });

  it('has the button, the page, the corners and the font that were asked for', () => {
    const style = branded({
      background_color: '#0A2540',
      border_style: 'pill',
      button_color: '#fd0',
      font_family: 'noto_sans_jp',
    });
    expect(style).toContain('--page: #0a2540');
    expect(style).toContain('color-scheme: dark');
    expect(style).toContain('background: #ffdd00; color: #000000');
    expect(style).toContain('--radius: 999px');
    expect(style).toContain("font-family: 'Noto Sans JP', sans-serif");
  });

  it('is the page’s own where nothing was asked for', () => {
    const style = branded({
      background_color: '#ffffff',
      border_style: 'rounded',
      button_color: '#0074d4',
      font_family: 'default',
    });
    expect(style.trim()).toBe(':root { --radius: 0.625rem; }');
  });

  it('takes nothing that is no colour and no name of a font', () => {
    const style = branded({
      background_color: 'red } body { display: none',
      button_color: '#12345',
      font_family: "x'; } body { display: none }",
    });
    expect(style).not.toContain('display');
    expect(style).not.toContain('background');
  });
});
