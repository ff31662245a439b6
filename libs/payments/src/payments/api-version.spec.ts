import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Stripe from 'stripe';
import { API_VERSION } from './api-version';

it('the version is that of the installed SDK, and the one that the documentation names', () => {
  expect(Stripe.API_VERSION).toBe(API_VERSION);
  const page = readFileSync(join(__dirname, '../../../../docs/operating.md'), 'utf8');
  expect(page).toContain(`API version \`${API_VERSION}\``);
});
