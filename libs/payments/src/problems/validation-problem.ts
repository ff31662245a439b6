import { type ProblemCode, type ProblemDetail, problemStatus } from '@till/shared-types';
import type { ValidationError } from 'class-validator';
import { pointerOf } from './json-pointer';
import { ProblemException } from './problem.exception';

/** Constraints of class-validator by name. A constraint whose name does not tell brings a code in its context. */
const CODES: Readonly<Record<string, ProblemCode>> = {
  whitelistValidation: 'unknown_field',
  isString: 'wrong_type',
  isObject: 'wrong_type',
  isArray: 'wrong_type',
  isBoolean: 'wrong_type',
  nestedValidation: 'wrong_type',
  matches: 'wrong_format',
  isUuid: 'wrong_format',
  isEmail: 'wrong_format',
  isIn: 'not_in_list',
  isEnum: 'not_in_list',
  min: 'out_of_range',
  max: 'out_of_range',
  maxLength: 'invalid_text',
  arrayMinSize: 'items_count',
  arrayMaxSize: 'items_count',
};

const DETAILS: Partial<Record<ProblemCode, string>> = {
  unknown_field: 'This field is not known.',
  required: 'This field is required.',
  not_finite: 'This number is too large to be read.',
  not_integer: 'This must be a whole number.',
};

/** Enough to mend a request by, and no way to make a small one cost a large answer. */
export const MAX_ERRORS = 100;

/** One answer for all that is wrong with a body; its code is that of the first. */
export function validationProblem(errors: ValidationError[]): ProblemException {
  const details = errors
    .slice(0, MAX_ERRORS)
    .flatMap((error) => detailsOf(error, []))
    .slice(0, MAX_ERRORS);
  const code = details[0]?.code ?? 'validation_failed';
  return new ProblemException(code, 'The request is not valid; `errors` says where.', {
    errors: details,
  });
}

function detailsOf(error: ValidationError, parent: readonly string[]): ProblemDetail[] {
  const path = [...parent, error.property];
  const own = Object.entries(error.constraints ?? {}).flatMap(([constraint, message]) => {
    const code = codeOf(constraint, error);
    const detail = DETAILS[code] ?? message;
    return pathsOf(constraint, error, path).map((at) => ({ pointer: pointerOf(at), code, detail }));
  });
  return [...own, ...(error.children ?? []).flatMap((child) => detailsOf(child, path))];
}

function codeOf(constraint: string, { value, contexts }: ValidationError): ProblemCode {
  const given: unknown = contexts?.[constraint]?.code;
  if (typeof given === 'string' && given in problemStatus) return given as ProblemCode;
  if (constraint === 'whitelistValidation') return 'unknown_field';
  if (value === undefined) return 'required';
  if (constraint === 'isInt') return integerCode(value);
  return CODES[constraint] ?? 'validation_failed';
}

function integerCode(value: unknown): ProblemCode {
  if (typeof value !== 'number') return 'wrong_type';
  return Number.isFinite(value) ? 'not_integer' : 'not_finite';
}

/** A check of each item fails on the list as a whole; the pointers name the items. */
function pathsOf(constraint: string, { value }: ValidationError, path: string[]): string[][] {
  if (constraint !== 'isObject' || !Array.isArray(value)) return [path];
  const isObject = (item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item);
  return value
    .flatMap((item: unknown, index) => (isObject(item) ? [] : [String(index)]))
    .slice(0, MAX_ERRORS)
    .map((index) => [...path, index]);
}
