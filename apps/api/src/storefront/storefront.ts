import { Logger } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Configuration } from '../config/configuration';
import { errorFields } from '../problems/error-fields';
import type { BuiltWeb, FetchApi } from './built-web';
import { Content } from './content';
import { FRESH_MS, PageCache } from './page.cache';
import { policyHeaders } from './page-policy';

interface Page {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly html: string;
}

interface KeptPage extends Page {
  readonly content: Content;
}

/** The same for every visitor, and nothing of anybody's in them. */
const CATALOGUE = /^\/(products\/[^/]+)?$/;
const PUBLIC = `public, max-age=${FRESH_MS / 1000}`;
const HTML = 'text/html; charset=utf-8';
/** A page is compressed while somebody waits for it. */
const QUALITY = 4;

/** Serves the built web: its files, and its pages rendered here, which reach the API without a socket. */
export class Storefront {
  private readonly logger = new Logger('Storefront');
  private readonly cache = new PageCache<KeptPage>();

  constructor(
    private readonly fastify: FastifyInstance,
    private readonly web: BuiltWeb,
    private readonly configuration: Configuration,
  ) {}

  /** Adds the routes; what is under `/api` stays the API's. */
  serve(): void {
    const { fastify, web } = this;
    for (const asset of web.assets) {
      fastify.get(asset.path, (request, reply) => asset.send(request, reply));
    }
    for (const path of ['/api', '/api/*']) {
      fastify.get(path, (_request, reply) => reply.callNotFound());
    }
    fastify.get('/*', (request, reply) => this.sendPage(request, reply));
  }

  private async sendPage(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const url = new URL(request.url, this.configuration.http.webUrl);
    if (!CATALOGUE.test(url.pathname)) {
      const page = await this.render(url);
      return this.withHeaders(reply, page).header('Cache-Control', 'no-store').send(page.html);
    }
    const plain = withoutNoise(url);
    const page = await this.cache.get(plain.href, () => this.keep(plain));
    const cacheControl = page.status === 200 ? PUBLIC : 'no-store';
    return page.content.send(
      request,
      this.withHeaders(reply, page).header('Cache-Control', cacheControl),
    );
  }

  private withHeaders(reply: FastifyReply, { status, headers }: Page): FastifyReply {
    return reply
      .code(status)
      .headers({ 'Referrer-Policy': 'strict-origin-when-cross-origin', ...headers });
  }

  private async keep(url: URL): Promise<KeptPage> {
    const page = await this.render(url);
    const content = await new Content(Buffer.from(page.html), HTML).compress(QUALITY);
    return { ...page, content };
  }

  private async render(url: URL): Promise<Page> {
    const { html, status, headers } = await this.rendered(url);
    const { stripe } = this.configuration;
    return { status, html, headers: { ...headers, ...policyHeaders(url.pathname, html, stripe) } };
  }

  /** A page that cannot be rendered here still can in the browser, which then shows what is wrong. */
  private async rendered(url: URL): Promise<Page> {
    const headers = { 'content-type': HTML };
    try {
      const response = await this.web.renderPage(new Request(url), this.fetchApi);
      if (response === null) return { status: 404, headers, html: this.web.shell };
      const { status } = response;
      return {
        status,
        headers: Object.fromEntries(response.headers),
        html: await response.text(),
      };
    } catch (error) {
      this.logger.error('a page could not be rendered', errorFields(error as Error));
      return { status: 500, headers, html: this.web.shell };
    }
  }

  private readonly fetchApi: FetchApi = async (path) => {
    if (!path.startsWith('/api/')) throw new Error('Pages are made of the API alone');
    const { host } = new URL(this.configuration.http.webUrl);
    const { statusCode, headers, rawPayload } = await this.fastify.inject({
      url: path,
      headers: { host },
    });
    const type = String(headers['content-type'] ?? 'application/json');
    return new Response(new Uint8Array(rawPayload), {
      status: statusCode,
      headers: { 'Content-Type': type },
    });
  };
}

/** The one parameter that a page of the catalogue reads: with a campaign's beside it, it is the same page. */
const READ = 'category';

function withoutNoise({ pathname, origin, searchParams }: URL): URL {
  const url = new URL(pathname, origin);
  const value = searchParams.get(READ);
  if (value !== null) url.searchParams.set(READ, value);
  return url;
}
