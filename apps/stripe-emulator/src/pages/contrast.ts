/** Black or white, whichever reads better on the colour: at least 4.58 to 1. @param colour `#rrggbb` */
export function inkOn(colour: string): '#000000' | '#ffffff' {
  // From this luminance on, black has the higher contrast (WCAG 2).
  return luminance(colour) > 0.179 ? '#000000' : '#ffffff';
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
