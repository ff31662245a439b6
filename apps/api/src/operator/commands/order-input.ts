import { z } from 'zod';
import { readOrderNumber } from '@till/payments';

/** An order's number as a person types it. */
export const numberInput = z.string().transform((typed, context) => {
  const number = readOrderNumber(typed);
  if (number) return number;
  context.addIssue({ code: 'custom', message: 'An order number looks like 7Q3K-9MZT.' });
  return z.NEVER;
});
