import { isDeepStrictEqual } from 'node:util';
import type { SessionRequest } from './checkout-session-contributor';

type Fields = Readonly<Record<string, unknown>>;

/** Two contributors do not agree. The message names both and the field. */
export class SessionConflictError extends Error {
  override readonly name = 'SessionConflictError';
  readonly code = 'session_conflict';

  constructor(field: string, first: string, second: string) {
    super(`${first} and ${second} set ${field} of the checkout session differently`);
  }
}

/** Joins the parts of a request, and remembers who set what. */
export class SessionParts {
  private readonly owners = new Map<string, string>();
  private fields: Fields = {};

  get request(): Partial<SessionRequest> {
    return this.fields;
  }

  /** @throws SessionConflictError */
  add(contributor: string, part: Partial<SessionRequest>): void {
    this.fields = this.join(this.fields, part as Fields, contributor, []);
  }

  private join(known: Fields, added: Fields, by: string, path: readonly string[]): Fields {
    const joined: Record<string, unknown> = { ...known };
    for (const [key, value] of Object.entries(added)) {
      if (value === undefined) continue;
      const field = [...path, key];
      const before = known[key];
      if (before === undefined) {
        joined[key] = value;
        this.owners.set(field.join('.'), by);
      } else if (isFields(before) && isFields(value)) {
        joined[key] = this.join(before, value, by, field);
      } else if (!isDeepStrictEqual(before, value)) {
        throw new SessionConflictError(field.join('.'), this.ownerOf(field), by);
      }
    }
    return joined;
  }

  /** Who set the field, or the object that it came with. */
  private ownerOf(field: readonly string[]): string {
    return this.owners.get(field.join('.')) ?? this.ownerOf(field.slice(0, -1));
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
