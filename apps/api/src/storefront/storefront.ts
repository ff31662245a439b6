import { Logger } from '@nestjs/common';
import { CHOICES, LOCALES, localePrefix } from '@till/shared-types';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { errorFields } from '@till/payments';
import type { Configuration } from '../config/configuration';
import type { BuiltWeb, FetchApi } from './built-web';
import { Content } from './content';
import { DOOR_VARY, languageAtDoor } from './front-door';
import { chosenCurrency, isKept, withoutNoise } from './kept-page';
import { pageAddress, withSlash } from './page-address';
import { policyHeaders } from './page-policy';
import { FRESH_MS, PageCache } from './page.cache';
import { PublicFiles } from './public-files';

interface RenderedPage {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly html: string;
}

interface Page extends Omit<RenderedPage, 'html'> {
  readonly content: Content;
}

/** Everything that a page may depend on. */
interface Visit {
  readonly url: URL;
  readonly currency: string | undefined;
}

const PUBLIC = `public, max-age=${FRESH_MS / 1000}`;
const HTML = 'text/html; charset=utf-8';
/** A page is compressed while somebody waits for it. */
const QUALITY = 4;

/** Serves the built web: its files, and its pages rendered here, which reach the API without a socket. */
export class Storefront {
  private readonly logger = new Logger('Storefront');
  private readonly cache = new PageCache<Page>();

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
    new PublicFiles(web, this.configuration, this.fetchApi).serve(fastify);
    for (const path of ['/api', '/api/*']) {
      fastify.get(path, (_request, reply) => reply.callNotFound());
    }
    fastify.get('/*', (request, reply) => this.sendPage(request, reply));
  }

  private async sendPage(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const url = new URL(request.url, this.configuration.http.webUrl);
    const elsewhere = this.elsewhere(url, request, reply);
    if (elsewhere) return elsewhere;
    const visit: Visit = { url, currency: chosenCurrency(request) };
    const isRoot = url.pathname === '/';
    if (!isKept(url)) {
      const page = await this.render(visit);
      this.withHeaders(reply, page).header('Cache-Control', 'no-store');
      return page.content.send(request, reply);
    }
    const plain = { ...visit, url: withoutNoise(url) };
    const key = `${plain.currency ?? ''} ${plain.url.href}`;
    const page = await this.cache.get(key, () => this.render(plain));
    const cacheControl = page.status === 200 ? PUBLIC : 'no-store';
    this.withHeaders(reply, page).header('Cache-Control', cacheControl);
    return page.content.send(request, reply, isRoot ? DOOR_VARY : 'Cookie');
  }

  /** Leads on who came to the root and reads another language, and to a language's root where its slash lacks. */
  private elsewhere(
    url: URL,
    request: FastifyRequest,
    reply: FastifyReply,
  ): FastifyReply | undefined {
    const root = withSlash(url.pathname);
    if (root) return reply.redirect(root + url.search, 301);
    const locale = languageAtDoor(url, request.headers);
    if (!localePrefix(locale) || !this.web.shells.has(locale)) return undefined;
    reply.headers({ Vary: DOOR_VARY, 'Cache-Control': 'no-store' });
    return reply.redirect(`${localePrefix(locale)}/${url.search}`, 302);
  }

  private withHeaders(reply: FastifyReply, { status, headers }: Page): FastifyReply {
    return reply
      .code(status)
      .headers({ 'Referrer-Policy': 'strict-origin-when-cross-origin', ...headers });
  }

  private async render(visit: Visit): Promise<Page> {
    const { html, status, headers } = await this.rendered(visit);
    const { path } = pageAddress(visit.url.pathname);
    const policy = policyHeaders(path, html, this.configuration.stripe);
    const content = await new Content(Buffer.from(html), HTML).compress(QUALITY);
    return { status, content, headers: { ...headers, ...policy } };
  }

  /** A page that cannot be rendered here still can in the browser, which then shows what is wrong. */
  private async rendered({ url, currency }: Visit): Promise<RenderedPage> {
    const headers = { 'content-type': HTML };
    const cookie = currency && `${CHOICES.currency}=${currency}`;
    const request = new Request(url, cookie ? { headers: { cookie } } : {});
    try {
      const response = await this.web.renderPage(request, this.fetchApi);
      if (response === null) return { status: 404, headers, html: this.shell(url) };
      const { status } = response;
      return {
        status,
        headers: Object.fromEntries(response.headers),
        html: await response.text(),
      };
    } catch (error) {
      this.logger.error('a page could not be rendered', errorFields(error as Error));
      return { status: 500, headers, html: this.shell(url) };
    }
  }

  private shell({ pathname }: URL): string {
    const { shells } = this.web;
    return shells.get(pageAddress(pathname).locale) ?? shells.get(LOCALES[0]) ?? '';
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
