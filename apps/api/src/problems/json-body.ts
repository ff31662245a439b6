import type { ProblemDetail } from '@till/shared-types';
import { MAX_ERRORS, pointerOf, ProblemException } from '@till/payments';

const MAX_DEPTH = 20;
const MAX_KEYS = 10_000;
const POISON = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Reads a JSON object in UTF-8; a byte order mark is passed over (RFC 8259 section 8.1).
 * @throws ProblemException for anything else, for too much of it and for keys that reach into prototypes
 */
export function parseJsonObject(bytes: Buffer): object {
  if (bytes.length === 0) {
    throw new ProblemException('body_required', 'The request must have a JSON body.');
  }
  const body = parse(bytes);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new ProblemException('body_not_object', 'The body must be a JSON object.');
  }
  checkKeys(body);
  return body;
}

function parse(bytes: Buffer): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    checkDepth(text);
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof ProblemException) throw error;
    throw new ProblemException('malformed_json', 'The body is not valid JSON.', { cause: error });
  }
}

/** Counted in the text, so that nothing is ever built or walked deeper than this. */
function checkDepth(text: string): void {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (inString) {
      if (character === '\\') at += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
    if (depth > MAX_DEPTH) throw new ProblemException('too_deep', 'The body is nested too deeply.');
  }
}

function checkKeys(body: object): void {
  const errors: ProblemDetail[] = [];
  let keys = 0;
  const walk = (value: unknown, path: readonly string[]): void => {
    if (typeof value !== 'object' || value === null) return;
    const entries = Object.entries(value);
    if (!Array.isArray(value)) keys += entries.length;
    if (keys > MAX_KEYS) throw new ProblemException('too_many_keys', 'The body has too many keys.');
    for (const [key, child] of entries) {
      const here = [...path, key];
      if (!Array.isArray(value) && POISON.has(key)) {
        errors.push({
          pointer: pointerOf(here),
          code: 'unknown_field',
          detail: 'This field is not known.',
        });
      }
      walk(child, here);
    }
  };
  walk(body, []);
  if (errors.length > 0) {
    throw new ProblemException('unknown_field', 'The body has fields that are not known.', {
      errors: errors.slice(0, MAX_ERRORS),
    });
  }
}
