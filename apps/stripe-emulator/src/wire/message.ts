import type { IncomingHttpHeaders } from 'node:http';
import type { StripeError } from '../api/stripe-error';

/** A request with its body read. */
export interface Message {
  method: string;
  path: string;
  query: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
  /** The connection is closed after so many bytes of the body; at 0 it is reset before any answer. */
  cutAfter?: number;
}

export function json(status: number, value: unknown): Answer {
  return {
    status,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(value, null, 2),
  };
}

/** An error as the API shows it. */
export function errorAnswer({ status, body, headers }: StripeError): Answer {
  return {
    status,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify({ error: body }),
  };
}

export function redirect(location: string): Answer {
  return { status: 303, headers: { Location: location }, body: '' };
}
