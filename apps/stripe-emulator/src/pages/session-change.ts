import type { FormMap } from '../api/form';
import type { SessionChange } from '../checkout/change-session';

/** The change of the order that a form asks for; undefined when it pays. */
export function changeIn(form: FormMap): SessionChange | undefined {
  const text = (name: string): string => {
    const value = form[name];
    return typeof value === 'string' ? value : '';
  };
  switch (form['action']) {
    case 'code':
      return { action: 'code', code: text('code') };
    case 'remove_code':
      return { action: 'remove_code' };
    case 'shipping':
      return { action: 'shipping', rate: text('rate') };
    case 'quantity':
      return { action: 'quantity', line: text('line'), quantity: Number(text('quantity')) };
    default:
      return undefined;
  }
}
