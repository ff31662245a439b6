import { methodLabel } from '../instruments/method-types';
import type { Texts } from './texts/texts';

/** The name of a payment method; most are called the same everywhere. */
export function methodName(type: string, { methods }: Texts): string {
  return (methods as Readonly<Record<string, string>>)[type] ?? methodLabel(type);
}
