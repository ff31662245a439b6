import type { FastifyReply, FastifyRequest } from 'fastify';
import { Content } from './content';

/** A blink for the whole shop at start; the last percent would take ten times as long. */
const QUALITY = 9;
const YEAR = 'public, max-age=31536000, immutable';
const HOUR = 'public, max-age=3600';

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  ico: 'image/x-icon',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  webmanifest: 'application/manifest+json',
  woff2: 'font/woff2',
};

/** These are compressed already. */
const DENSE = new Set(['png', 'woff2']);

/** A drawing may style itself, and do nothing else should somebody open it as a page. */
const SVG_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/** A file of the built web, kept in memory. */
export class Asset {
  private readonly extension: string;
  private readonly content: Content;

  /**
   * @param path on the shop's origin; a hash in the name means that the content never changes
   * @param pressed the same in Brotli, where the build made it
   */
  constructor(
    readonly path: string,
    bytes: Buffer,
    private readonly pressed?: Buffer,
  ) {
    this.extension = path.split('.').pop() ?? '';
    this.content = new Content(bytes, TYPES[this.extension] ?? 'application/octet-stream');
  }

  async compress(): Promise<void> {
    if (!DENSE.has(this.extension)) await this.content.compress(QUALITY, this.pressed);
  }

  send(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    reply.header('Cache-Control', /-[\w-]{8}\.\w+$/.test(this.path) ? YEAR : HOUR);
    // Stripe's page and mails show pictures of the products.
    reply.header('Cross-Origin-Resource-Policy', 'cross-origin');
    if (this.extension === 'svg') reply.header('Content-Security-Policy', SVG_POLICY);
    return this.content.send(request, reply);
  }
}
