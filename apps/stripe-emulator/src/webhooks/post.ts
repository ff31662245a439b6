import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

const timeoutMs = 20_000;
const keptResponseLength = 2_000;

const plain = new HttpAgent({ keepAlive: true, maxSockets: 64 });
const secure = new HttpsAgent({ keepAlive: true, maxSockets: 64 });

/** What an endpoint answered; status null with the reason when it did not. */
export interface PostAnswer {
  status: number | null;
  response: string;
}

/** Posts JSON and never throws. Redirects are answers like any other, as Stripe treats them. */
export function post(
  url: string,
  payload: string,
  headers: Readonly<Record<string, string>>,
): Promise<PostAnswer> {
  return new Promise((resolve) => {
    const tls = url.startsWith('https:');
    const request = (tls ? httpsRequest : httpRequest)(url, {
      method: 'POST',
      agent: tls ? secure : plain,
      timeout: timeoutMs,
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Length': Buffer.byteLength(payload),
        'User-Agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
        Accept: '*/*; q=0.5, application/xml',
        'Cache-Control': 'no-cache',
        ...headers,
      },
    });
    const fail = (error: Error) => resolve({ status: null, response: error.message });
    request.on('timeout', () => request.destroy(new Error(`No answer within ${timeoutMs} ms`)));
    request.on('error', fail);
    request.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        if (text.length < keptResponseLength) text += chunk;
      });
      response.on('error', fail);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? null,
          response: text.slice(0, keptResponseLength),
        }),
      );
    });
    request.end(payload);
  });
}

/** Lets go of the connections that were kept for the next delivery. */
export function closeConnections(): void {
  plain.destroy();
  secure.destroy();
}
