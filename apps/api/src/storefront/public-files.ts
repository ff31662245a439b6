import type { Problem, ProductList } from '@till/shared-types';
import type { FastifyInstance } from 'fastify';
import { ProblemException } from '@till/payments';
import type { Configuration } from '../config/configuration';
import type { BuiltWeb, FetchApi } from './built-web';
import { Content } from './content';
import { PageCache } from './page.cache';
import { robotsTxt } from './robots';
import { sitemap } from './sitemap';

const HOUR = 'public, max-age=3600';
/** They are compressed while somebody waits for them. */
const QUALITY = 4;
const RETRY_S = 60;

/**
 * The files that are asked of every site, made of the configuration and the catalogue. Addresses in them are those of
 * `WEB_URL`, whatever a request says of where it came to.
 */
export class PublicFiles {
  private readonly kept = new PageCache<Content>();

  constructor(
    private readonly web: BuiltWeb,
    private readonly configuration: Configuration,
    private readonly fetchApi: FetchApi,
  ) {}

  /** Adds the routes. A file that the web has itself is left to it. */
  serve(fastify: FastifyInstance): void {
    const files: Readonly<Record<string, () => Content | Promise<Content>>> = {
      '/robots.txt': () => this.robots(),
      '/sitemap.xml': () => this.sitemap(),
      '/manifest.webmanifest': () => this.manifest(),
    };
    const own = this.web.assets.map(({ path }) => path);
    for (const [path, make] of Object.entries(files)) {
      if (own.includes(path)) continue;
      fastify.get(path, async (request, reply) => {
        const content = await this.kept.get(path, async () => (await make()).compress(QUALITY));
        return content.send(request, reply.header('Cache-Control', HOUR));
      });
    }
  }

  private robots(): Content {
    return content(robotsTxt(this.origin, this.locales), 'text/plain; charset=utf-8');
  }

  private async sitemap(): Promise<Content> {
    const answer = await this.fetchApi('/api/products');
    if (!answer.ok) {
      const { code, detail } = (await answer.json()) as Problem;
      throw new ProblemException(code, detail, { retryAfterSeconds: RETRY_S });
    }
    const { products } = (await answer.json()) as ProductList;
    const pages = ['/', ...products.map(({ id }) => `/products/${encodeURIComponent(id)}`)];
    return content(sitemap(this.origin, pages, this.locales), 'application/xml; charset=utf-8');
  }

  private manifest(): Content {
    const { name } = this.configuration.shop;
    const manifest = { ...this.web.manifest, name };
    return content(JSON.stringify(manifest), 'application/manifest+json; charset=utf-8');
  }

  private get origin(): string {
    return this.configuration.http.webUrl;
  }

  private get locales() {
    return [...this.web.shells.keys()];
  }
}

function content(text: string, type: string): Content {
  return new Content(Buffer.from(text), type);
}
