import { z } from 'zod';

const DAY = 24 * 3600;
const DEFAULT_DAYS = 7;
const DEFAULT_CLEARING_SECONDS = 60;

/** No end: what Stripe's clock says may be ahead of ours. The last second of the year 9999. */
const NO_END = 253_402_300_799;

/** `2026-11-01` or `2026-11-01T12:00`, with seconds and `Z` or without, in UTC. */
const TIME = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?Z?)?$/;

const time = z
  .string()
  .regex(TIME, { message: 'A time looks like 2026-11-01 or 2026-11-01T12:00Z.', abort: true })
  .refine(isReal, { message: 'There is no such day or hour.' });

/** @returns Unix seconds, both included; a day as the end of a period is the whole day */
export const reconcileInput = z
  .strictObject({
    from: time.optional(),
    to: time.optional(),
    fix: z.boolean().default(false),
    clearing: z.number().int().min(0).max(DAY).default(DEFAULT_CLEARING_SECONDS),
  })
  .transform(({ from, to, fix, clearing }) => ({
    from: from === undefined ? unixNow() - DEFAULT_DAYS * DAY : unix(from),
    to: to === undefined ? NO_END : unix(to) + (to.includes('T') ? 0 : DAY - 1),
    fix,
    clearing,
  }))
  .refine(({ from, to }) => from <= to, {
    path: ['to'],
    message: 'The period ends before it begins. Where no start is named it begins 7 days ago.',
  });

export const isOpenEnd = (to: number) => to === NO_END;

const utc = (typed: string) => (typed.includes('T') && !typed.endsWith('Z') ? `${typed}Z` : typed);
const unix = (typed: string) => Date.parse(utc(typed)) / 1000;
const unixNow = () => Math.floor(Date.now() / 1000);

/** `Date.parse` takes the 30th of February for the 2nd of March. */
function isReal(typed: string): boolean {
  const parsed = new Date(utc(typed));
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(typed.slice(0, 10));
}
