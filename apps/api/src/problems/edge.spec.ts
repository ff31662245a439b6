import { productionVariables } from '../../test/a-configuration';
import { sendRaw } from '../../test/a-socket';
import { anEdge } from '../../test/an-edge';

const JSON_BODY = { 'Content-Type': 'application/json' };
const ORDER = '{"products":[{"id":"teapot"}]}';

describe('the edge of the API', () => {
  let edge: Awaited<ReturnType<typeof anEdge>>;
  beforeAll(async () => {
    edge = await anEdge({ CORS_ORIGINS: 'https://friend.test' });
  });
  afterAll(() => edge.close());

  const call = (path: string, init: RequestInit = {}) => fetch(`${edge.url}${path}`, init);
  const checkout = (headers: Record<string, string>) =>
    call('/api/create-checkout-session', {
      method: 'POST',
      body: ORDER,
      headers: { ...JSON_BODY, ...headers },
    });

  it.each([
    ['GET', '/api/none'],
    ['POST', '/api/none'],
    ['GET', '/api'],
    ['PUT', '/none'],
    ['GET', '/api/orders/'],
    ['GET', '/api/create-checkout-session;x'],
  ])('%s %s, which nobody knows, is not found', async (method, path) => {
    const answer = await call(path, { method });
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ code: 'not_found', title: 'Not found' });
  });

  it.each([
    ['GET', '/api/create-checkout-session', 'POST'],
    ['DELETE', '/api/create-checkout-session', 'POST'],
    ['PROPFIND', '/api/create-checkout-session', 'POST'],
    ['GET', '/api/webhooks/stripe', 'POST'],
    ['OPTIONS', '/api/webhooks/stripe', 'POST'],
    ['POST', '/api/orders/abc', 'GET, HEAD'],
    ['PUT', '/api/orders/abc', 'GET, HEAD'],
  ])('%s %s is told what the address takes', async (method, path, allow) => {
    const answer = await call(path, { method });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe(allow);
    expect(await answer.json()).toMatchObject({ code: 'method_not_allowed' });
  });

  it.each([
    ['/api/orders/%ff', 400, 'bad_path'],
    ['/api/orders/%00', 400, 'bad_path'],
    ['/api/orders/%2e%2e/admin', 400, 'bad_path'],
    ['//api/orders/abc', 400, 'bad_path'],
    ['/api/orders/a%2fb', 400, 'bad_path'],
    [`/api/orders/${'a'.repeat(8_000)}`, 414, 'uri_too_long'],
    [`/api/none?${'a'.repeat(8_000)}`, 414, 'uri_too_long'],
  ])('the path %.30s is refused', async (path, status, code) => {
    const answer = await sendRaw(
      edge.port,
      `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toContain(`HTTP/1.1 ${status} `);
    expect(answer).toContain(`"code":"${code}"`);
    expect(answer.toLowerCase()).toContain('x-content-type-options: nosniff');
  });

  it.each(['https://evil.test', 'null', 'http://shop.test.evil', 'http://shop.test:81'])(
    'a page of %s may change nothing and read nothing',
    async (origin) => {
      const answer = await checkout({ Origin: origin });
      expect(answer.status).toBe(403);
      expect(await answer.json()).toMatchObject({ code: 'origin_denied' });
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    },
  );

  it('a page of the shop may call it, and so may a program', async () => {
    expect((await checkout({ Origin: 'http://shop.test' })).status).toBe(201);
    expect((await checkout({ Origin: `http://127.0.0.1:${edge.port}` })).status).toBe(201);
    expect((await checkout({})).status).toBe(201);
  });

  it('a page of a listed origin may call it and read the answer', async () => {
    const headers = { Origin: 'https://friend.test', 'Access-Control-Request-Method': 'POST' };
    const preflight = await call('/api/create-checkout-session', { method: 'OPTIONS', headers });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toContain('Idempotency-Key');
    const answer = await checkout({ Origin: 'https://friend.test' });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('access-control-allow-origin')).toBe('https://friend.test');
  });

  it('a preflight of another origin is not answered', async () => {
    const headers = { Origin: 'https://evil.test', 'Access-Control-Request-Method': 'POST' };
    const preflight = await call('/api/create-checkout-session', { method: 'OPTIONS', headers });
    expect(preflight.status).toBe(405);
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('a webhook gets its bytes as they came, whatever its origin', async () => {
    const body = '{ "né" :1,\r\n "__proto__": 2}';
    const answer = await call('/api/webhooks/stripe', {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'application/json; charset=utf-8', Origin: 'https://evil.test' },
    });
    expect(await answer.json()).toEqual({ bytes: Buffer.from(body).toString('latin1') });
  });

  it.each([
    [255_000, 201],
    [257_000, 413],
  ])('a webhook of %d bytes is answered %d', async (size, status) => {
    const init = { method: 'POST', body: 'x'.repeat(size), headers: JSON_BODY };
    expect((await call('/api/webhooks/stripe', init)).status).toBe(status);
  });

  it('a mistake of ours says nothing of itself', async () => {
    const answer = await call('/api/mistake');
    expect(answer.status).toBe(500);
    const text = await answer.text();
    expect(JSON.parse(text)).toMatchObject({ code: 'internal_error', status: 500 });
    expect(text).not.toMatch(/select|secret|\.ts|node_modules/);
  });

  it('an answer names its request', async () => {
    const answer = await call('/api/none');
    const { requestId, instance } = (await answer.json()) as Record<string, string>;
    expect(requestId).toMatch(/^[\da-f-]{36}$/);
    expect(answer.headers.get('x-request-id')).toBe(requestId);
    expect(instance).toBe(`urn:uuid:${requestId}`);
  });

  it('every answer carries the security headers and none that tells of the server', async () => {
    for (const path of ['/api/orders/abc', '/api/none', '/api/mistake']) {
      const { headers } = await call(path);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('strict-transport-security')).toBeNull();
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('server')).toBeNull();
    }
  });
});

describe('the edge in front of the world', () => {
  let edge: Awaited<ReturnType<typeof anEdge>>;
  afterEach(() => edge.close());

  const call = (path: string, headers: string[]) =>
    sendRaw(
      edge.port,
      [`GET ${path} HTTP/1.1`, ...headers, 'Connection: close', '', ''].join('\r\n'),
    );

  it('answers to its own name alone; only health answers to any', async () => {
    edge = await anEdge(productionVariables);
    const local = `Host: localhost:${edge.port}`;
    expect(await call('/api/orders/abc', ['Host: shop.test'])).toContain(' 200 OK');
    expect(await call('/api/orders/abc', ['Host: SHOP.test:443'])).toContain(' 200 OK');
    expect(await call('/api/orders/abc', [local])).toContain('"host_denied"');
    expect(await call('/api/orders/abc', ['Host: shop.test.evil'])).toContain('"host_denied"');
    expect(await call('/api/health/address', [local])).toContain(' 200 OK');
  });

  it.each([
    ['nobody', 'false', '127.0.0.1'],
    ['the one proxy in front, and no hop before it,', 'true', '198.51.100.7'],
  ])('believes %s about where a visitor comes from', async (_whom, TRUST_PROXY, address) => {
    edge = await anEdge({ TRUST_PROXY });
    const forwarded = 'X-Forwarded-For: 203.0.113.9, 198.51.100.7';
    const answer = await call('/api/health/address', ['Host: localhost', forwarded]);
    expect(answer).toContain(`{"address":"${address}"}`);
  });
});
