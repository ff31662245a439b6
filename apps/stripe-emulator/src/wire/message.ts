import type { IncomingHttpHeaders } from 'node:http';

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
  /** The connection is closed without an answer. */
  dropped?: boolean;
}

export function json(status: number, value: unknown): Answer {
  return {
    status,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(value, null, 2),
  };
}

export function redirect(location: string): Answer {
  return { status: 303, headers: { Location: location }, body: '' };
}
