import { anEdge } from '../../test/an-edge';

const LINE = { id: 'teapot' };
const order = (change: object) => JSON.stringify({ products: [LINE], ...change });
const line = (change: object) => JSON.stringify({ products: [{ ...LINE, ...change }] });
/** The number as it stands in the text: JavaScript would have changed it. */
const quantity = (text: string) => `{"products":[{"id":"teapot","quantity":${text}}]}`;
const nested = (depth: number) => `{"products":${'['.repeat(depth)}${']'.repeat(depth)}}`;
const items = (count: number) => JSON.stringify({ products: Array(count).fill(LINE) });
const keys = (count: number) =>
  `{${Array.from({ length: count }, (_, at) => `"${at.toString(36)}":1`).join(',')}}`;

describe('a body for POST /api/create-checkout-session', () => {
  let edge: Awaited<ReturnType<typeof anEdge>>;
  beforeAll(async () => {
    edge = await anEdge();
  });
  afterAll(() => edge.close());

  const post = (
    body: string | Buffer,
    headers: Record<string, string> = { 'Content-Type': 'application/json' },
  ) => fetch(`${edge.url}/api/create-checkout-session`, { method: 'POST', body, headers });

  it.each([
    ['the tutorial sends', line({ name: 'Teapot', price: 12900 })],
    ['has every field', order({ cartId: crypto.randomUUID(), currency: 'jpy', locale: 'en-IN' })],
    ['has markup in a name', line({ name: '<script>{{7*7}}=HYPERLINK("x")' })],
    ['starts with a byte order mark', `\uFEFF${order({})}`],
    ['has 100 lines', items(100)],
  ])('that %s gets through', async (_what, body) => {
    expect((await post(body)).status).toBe(201);
  });

  it.each([
    ['is cut off', '{"a":', 400, 'malformed_json'],
    ['is empty', '', 400, 'body_required'],
    ['is not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), 400, 'malformed_json'],
    ['is null', 'null', 400, 'body_not_object'],
    ['is a number', '1', 400, 'body_not_object'],
    ['is a string', '"x"', 400, 'body_not_object'],
    ['is a list', '[]', 400, 'body_not_object'],
    ['has a field nobody knows', order({ foo: 1 }), 422, 'unknown_field'],
    ['names an amount', line({ amount: 1 }), 422, 'unknown_field'],
    ['names a unit amount', line({ unit_amount: 1 }), 422, 'unknown_field'],
    ['names a total', order({ total: 1 }), 422, 'unknown_field'],
    ['names a status', order({ status: 'paid' }), 422, 'unknown_field'],
    ['names a user', order({ userId: 1, isAdmin: true }), 422, 'unknown_field'],
    ['names a time', order({ createdAt: '2020-01-01' }), 422, 'unknown_field'],
    ['names a return address', order({ success_url: 'https://evil.test' }), 422, 'unknown_field'],
    ['has a quantity of 0', quantity('0'), 422, 'out_of_range'],
    ['has a quantity of -1', quantity('-1'), 422, 'out_of_range'],
    ['has a quantity of -0', quantity('-0'), 422, 'out_of_range'],
    ['has a quantity of 1.5', quantity('1.5'), 422, 'not_integer'],
    ['has a quantity of 1e-7', quantity('1e-7'), 422, 'not_integer'],
    ['has a quantity past every number', quantity('1e309'), 422, 'not_finite'],
    ['has a quantity past 2^53', quantity('9007199254740993'), 422, 'out_of_range'],
    ['has a quantity of 1e21', quantity('1e21'), 422, 'out_of_range'],
    ['has a quantity of 2^31', quantity('2147483648'), 422, 'out_of_range'],
    ['has a quantity as text', quantity('"1"'), 422, 'wrong_type'],
    ['has "NaN" for a quantity', quantity('"NaN"'), 422, 'wrong_type'],
    ['has true for a quantity', quantity('true'), 422, 'wrong_type'],
    ['has null for a quantity', quantity('null'), 422, 'wrong_type'],
    ['has a list for a quantity', quantity('[1]'), 422, 'wrong_type'],
    ['has an object for a quantity', quantity('{}'), 422, 'wrong_type'],
    ['has a bare NaN', quantity('NaN'), 400, 'malformed_json'],
    ['has a bare Infinity', quantity('Infinity'), 400, 'malformed_json'],
    ['has a hexadecimal number', quantity('0x10'), 400, 'malformed_json'],
    ['has a number with underscores', quantity('1_000'), 400, 'malformed_json'],
    ['has a number that starts with 0', quantity('01'), 400, 'malformed_json'],
    ['has a trailing comma', '{"products":[],}', 400, 'malformed_json'],
    ['has a comment', '{"products":[]/* none */}', 400, 'malformed_json'],
    ['has no products', '{}', 422, 'required'],
    ['has null for products', order({ products: null }), 422, 'wrong_type'],
    ['has text for a line', order({ products: ['teapot'] }), 422, 'wrong_type'],
    ['has null for a line', order({ products: [null] }), 422, 'wrong_type'],
    ['has no line', order({ products: [] }), 422, 'items_count'],
    ['has 101 lines', items(101), 422, 'items_count'],
    ['has 10,000 lines', items(10_000), 413, 'payload_too_large'],
    ['has SQL for an id', line({ id: "' OR 1=1--" }), 422, 'wrong_format'],
    ['has a path for an id', line({ id: '../../' }), 422, 'wrong_format'],
    ['has an operator for an id', line({ id: { $gt: '' } }), 422, 'wrong_type'],
    ['has 10 kB for an id', line({ id: 'a'.repeat(10_000) }), 422, 'wrong_format'],
    ['has no id', order({ products: [{}] }), 422, 'required'],
    ['has a __proto__', '{"products":[{"id":"a"}],"__proto__":{"x":1}}', 422, 'unknown_field'],
    ['hides a __proto__', '{"products":[{"id":"a","\\u005f_proto__":{}}]}', 422, 'unknown_field'],
    ['has a constructor', order({ constructor: { prototype: { x: 1 } } }), 422, 'unknown_field'],
    ['has a prototype', line({ prototype: {} }), 422, 'unknown_field'],
    ['is 100 deep', nested(100), 400, 'too_deep'],
    ['is 5,000 deep', nested(5_000), 400, 'too_deep'],
    ['is 100,000 deep', nested(100_000), 413, 'payload_too_large'],
    [
      'is 100 kB and a byte',
      ' '.repeat(100_001 - order({}).length) + order({}),
      413,
      'payload_too_large',
    ],
    ['is 1 MB of text', line({ name: 'x'.repeat(1_000_000) }), 413, 'payload_too_large'],
    ['has 100,000 keys', keys(100_000), 413, 'payload_too_large'],
    ['has as many keys as fit', keys(10_800), 400, 'too_many_keys'],
    ['has a NUL in a name', line({ name: 'a\u0000b' }), 422, 'invalid_text'],
    ['turns the reading direction of a name', line({ name: 'a\u202Eb' }), 422, 'invalid_text'],
    ['has a name with nothing between', line({ name: 'a\u200Bb' }), 422, 'invalid_text'],
    [
      'has 10k marks on a letter',
      line({ name: 'a' + '\u0301'.repeat(10_000) }),
      422,
      'invalid_text',
    ],
    ['has spaces in its currency', order({ currency: 'usd ' }), 422, 'not_in_list'],
    ['has its currency in capitals', order({ currency: 'USD' }), 422, 'not_in_list'],
    ['asks for another page', order({ uiMode: 'popup' }), 422, 'not_in_list'],
    ['has a guessable cart', order({ cartId: '1' }), 422, 'wrong_format'],
    ['has a lone null for a cart', order({ cartId: null }), 422, 'wrong_type'],
  ])('that %s is refused', async (_what, body, status, code) => {
    const answer = await post(body);
    expect(await answer.json()).toMatchObject({ status, code });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });

  it.each([
    ['gzip', { 'Content-Encoding': 'gzip' }, 'unsupported_encoding'],
    ['brotli', { 'Content-Encoding': 'br' }, 'unsupported_encoding'],
    ['an unknown encoding', { 'Content-Encoding': 'foo' }, 'unsupported_encoding'],
    ['text/plain', { 'Content-Type': 'text/plain' }, 'unsupported_media_type'],
    ['XML', { 'Content-Type': 'application/xml' }, 'unsupported_media_type'],
    ['a form', { 'Content-Type': 'application/x-www-form-urlencoded' }, 'unsupported_media_type'],
    ['a multipart', { 'Content-Type': 'multipart/form-data' }, 'unsupported_media_type'],
    ['no media type', { 'Content-Type': '' }, 'unsupported_media_type'],
    ['UTF-16', { 'Content-Type': 'application/json; charset=utf-16' }, 'unsupported_charset'],
    ['UTF-7', { 'Content-Type': 'application/json;charset="utf-7"' }, 'unsupported_charset'],
    ['EBCDIC', { 'Content-Type': 'application/json; Charset=ebcdic' }, 'unsupported_charset'],
  ])('sent as %s is refused', async (_what, headers, code) => {
    const answer = await post(order({}), { 'Content-Type': 'application/json', ...headers });
    expect(answer.status).toBe(415);
    expect(await answer.json()).toMatchObject({ code });
  });

  it('has every fault named by its place', async () => {
    const answer = await post(
      JSON.stringify({ locale: 7, products: [LINE, { id: 'A B', quantity: 0, 'a/b': 1 }] }),
    );
    const { errors } = (await answer.json()) as { errors: { pointer: string; code: string }[] };
    expect(errors.map(({ pointer, code }) => `${pointer} ${code}`).sort()).toEqual([
      '/locale wrong_type',
      '/products/1/a~1b unknown_field',
      '/products/1/id wrong_format',
      '/products/1/quantity out_of_range',
    ]);
  });

  it('with tens of thousands of faults gets a short answer', async () => {
    for (const body of [order({ products: Array(49_000).fill(1) }), keys(9_900)]) {
      const answer = await post(body);
      expect(answer.status).toBe(422);
      expect((await answer.text()).length).toBeLessThan(20_000);
    }
  });
});
