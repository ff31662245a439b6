import { z } from 'zod';

export const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .refine(
      (value) => /^\d{1,9}$/.test(value) && Number(value) >= min && Number(value) <= max,
      `a whole number from ${min} to ${max}`,
    )
    .transform(Number);

export const list = (value: string) => value.split(',').map((item) => item.trim());

/** @param meaning of `true`, for whoever wrote something else */
export const toggle = (meaning: string) =>
  z
    .enum(['true', 'false'], `\`true\` ${meaning}, or \`false\``)
    .transform((value) => value === 'true');

/** Stripe's names of payment methods. */
export const methodNames = (expected: string) =>
  z
    .string()
    .transform(list)
    .refine((names) => names.every((name) => /^[a-z][a-z0-9_]*$/.test(name)), expected);
