import { invalidRequest } from '../api/stripe-error';
import type { TortureSettings } from './torture';

type Check = (value: unknown) => boolean;

const chance: Check = (value) => typeof value === 'number' && value >= 0 && value <= 1;

const checks: Readonly<Record<keyof TortureSettings, Check>> = {
  seed: (value) => typeof value === 'string' || typeof value === 'number',
  duplicate: chance,
  delay: chance,
  delay_seconds: (value) => typeof value === 'number' && value >= 0,
  reorder: chance,
  drop: chance,
  truncate: chance,
  never: chance,
  wrong_mode: chance,
  foreign: chance,
  same_second: (value) => typeof value === 'boolean',
};

/** @throws StripeError 400 for what is no torture, so that a misspelt one is not waited for */
export function tortureFrom(body: Readonly<Record<string, unknown>>): TortureSettings {
  for (const [name, value] of Object.entries(body)) {
    const fits = Object.hasOwn(checks, name) && checks[name as keyof TortureSettings](value);
    if (fits) continue;
    throw invalidRequest(`That is no torture: ${name} = ${JSON.stringify(value)}.`, {
      param: name,
    });
  }
  return body;
}
