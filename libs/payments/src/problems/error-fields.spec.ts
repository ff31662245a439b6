import { errorFields, safeError, safeMessage } from './error-fields';

class NotHereError extends Error {}

const refused = Object.assign(new Error('duplicate key value violates a constraint'), {
  name: 'error',
  code: '23505',
});
const wrapped = new Error('Failed query: insert … params: ada@example.com', { cause: refused });

it.each([
  [wrapped, 'error 23505'],
  [new NotHereError('ada@example.com is not here'), 'NotHereError'],
  [new TypeError('ada@example.com is not a function'), 'TypeError'],
  [Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' }), 'AggregateError ECONNREFUSED'],
  ['ada@example.com', 'string'],
])('of %p only what kind of error it is may be stored', (error, message) => {
  expect(safeMessage(error)).toBe(message);
});

it('an error that is stored says where it was thrown and quotes nothing', () => {
  const { message, stack } = safeError(wrapped);
  expect(message).toBe('error 23505');
  expect(stack).toContain('error-fields.spec.ts');
  expect(stack).not.toContain('ada@example.com');
});

it('a log has the innermost message, and no statement with its parameters', () => {
  const { error, stack } = errorFields(wrapped);
  expect(error).toBe('error: duplicate key value violates a constraint');
  expect(stack).not.toContain('ada@example.com');
});
