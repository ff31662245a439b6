import { anEdge } from '../../test/an-edge';
import { sendRaw } from '../../test/a-socket';

const HOST = 'Host: localhost';
const POST = `POST /api/create-checkout-session HTTP/1.1\r\n${HOST}\r\nContent-Type: application/json`;

describe('a request that is hardly HTTP', () => {
  let edge: Awaited<ReturnType<typeof anEdge>>;
  beforeAll(async () => {
    edge = await anEdge();
  });
  afterAll(() => edge.close());

  it.each([
    [
      'has two framings',
      `${POST}\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      400,
      'bad_framing',
    ],
    [
      'has two lengths',
      `${POST}\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\n{}{}`,
      400,
      'bad_framing',
    ],
    [
      'has an endless chunk',
      `${POST}\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n`,
      400,
      'bad_framing',
    ],
    [
      'folds a header',
      `GET /api/none HTTP/1.1\r\n${HOST}\r\nX-A: a\r\n b\r\nX-B : c\r\n\r\n`,
      400,
      'bad_framing',
    ],
    ['ends lines without CR', `GET /api/none HTTP/1.1\n${HOST}\n\n`, 400, 'bad_framing'],
    ['is HTTP/0.9', 'GET /\r\n\r\n', 400, 'bad_framing'],
    ['is another protocol', 'SSH-2.0-OpenSSH_9.6\r\n\r\n', 400, 'bad_framing'],
    [
      'has 64 kB of headers',
      `GET / HTTP/1.1\r\n${HOST}\r\nX-A: ${'a'.repeat(65_536)}\r\n\r\n`,
      431,
      'headers_too_large',
    ],
    [
      'expects what nobody knows',
      `${POST}\r\nExpect: 200-maybe\r\nContent-Length: 2\r\n\r\n{}`,
      417,
      'expectation_failed',
    ],
    [
      'wants a tunnel',
      `CONNECT evil.test:443 HTTP/1.1\r\n${HOST}\r\n\r\n`,
      405,
      'method_not_allowed',
    ],
    [
      'traces',
      `TRACE /api/orders/abc HTTP/1.1\r\n${HOST}\r\nConnection: close\r\n\r\n`,
      405,
      'method_not_allowed',
    ],
    [
      'names no host',
      'GET /api/orders/abc HTTP/1.1\r\nConnection: close\r\n\r\n',
      400,
      'bad_framing',
    ],
    [
      'names another host',
      'GET /api/orders/abc HTTP/1.1\r\nHost: evil.test\r\nConnection: close\r\n\r\n',
      403,
      'host_denied',
    ],
    [
      'hides a host',
      'GET /api/orders/abc HTTP/1.1\r\nHost: localhost@evil.test\r\nConnection: close\r\n\r\n',
      403,
      'host_denied',
    ],
    [
      'compresses on the way',
      `${POST}\r\nTransfer-Encoding: gzip, chunked\r\nConnection: close\r\n\r\n0\r\n\r\n`,
      415,
      'unsupported_encoding',
    ],
    [
      'sends more than 100 kB',
      `${POST}\r\nContent-Length: 100001\r\n\r\n{`,
      413,
      'payload_too_large',
    ],
  ])('and %s is refused', async (_what, text, status, code) => {
    const answer = await sendRaw(edge.port, text);
    expect(answer).toContain(`HTTP/1.1 ${status} `);
    expect(answer.toLowerCase()).toContain('content-type: application/problem+json');
    expect(answer.toLowerCase()).toContain("content-security-policy: default-src 'none'");
    expect(answer).toContain(`"code":"${code}"`);
  });

  it('and asks for another protocol is answered in this one', async () => {
    const answer = await sendRaw(
      edge.port,
      `GET /api/orders/abc HTTP/1.1\r\n${HOST}\r\nConnection: Upgrade, close\r\nUpgrade: h2c\r\n\r\n`,
    );
    expect(answer).toContain('HTTP/1.1 200 ');
  });

  it('and waits to be let in before it sends its body is let in', async () => {
    const answer = await sendRaw(
      edge.port,
      `${POST}\r\nExpect: 100-continue\r\nConnection: close\r\nContent-Length: 30\r\n\r\n{"products":[{"id":"teapot"}]}`,
    );
    expect(answer).toContain('HTTP/1.1 100 Continue');
    expect(answer).toContain('HTTP/1.1 201 ');
  });

  it('and never ends its headers or its body is given up within 15 seconds', async () => {
    const answers = await Promise.all([
      sendRaw(edge.port, `GET / HTTP/1.1\r\n${HOST}\r\n`),
      sendRaw(edge.port, `${POST}\r\nContent-Length: 10\r\n\r\n{`),
    ]);
    for (const answer of answers) {
      expect(answer).toContain('HTTP/1.1 408 ');
      expect(answer).toContain('"code":"request_timeout"');
    }
  }, 15_500);
});
