import type { Page } from '@playwright/test';

/** The page's ground in light and in dark, as the tokens have it, written as `#rrggbb`. */
export async function paperColours(page: Page): Promise<{ light: string; dark: string }> {
  const [light = '', dark = ''] = await page.evaluate(() => {
    const paper = getComputedStyle(document.documentElement).getPropertyValue('--paper');
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    const probe = document.body.appendChild(document.createElement('i'));
    return ['light', 'dark'].map((scheme) => {
      probe.style.colorScheme = scheme;
      probe.style.color = paper;
      if (!canvas) return '';
      canvas.fillStyle = getComputedStyle(probe).color;
      canvas.fillRect(0, 0, 1, 1);
      const [...bytes] = canvas.getImageData(0, 0, 1, 1).data.slice(0, 3);
      return `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
    });
  });
  return { light, dark };
}
