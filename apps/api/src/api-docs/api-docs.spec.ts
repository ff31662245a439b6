import { productionVariables } from '../../test/a-configuration';
import { anEdge } from '../../test/an-edge';

describe('the documentation of the API', () => {
  let edge: Awaited<ReturnType<typeof anEdge>>;
  afterEach(() => edge.close());

  it('describes a body by the rules it is checked with', async () => {
    edge = await anEdge();
    const document = (await (await fetch(`${edge.url}/api/openapi.json`)).json()) as {
      paths: Record<string, object>;
      components: { schemas: Record<string, object> };
    };
    expect(document.paths['/api/create-checkout-session']).toHaveProperty('post');
    expect(document.components.schemas).toMatchObject({
      CreateCheckoutSessionDto: {
        required: ['products'],
        additionalProperties: false,
        properties: {
          currency: { type: 'string', pattern: '^[a-z]{3}$' },
          products: {
            type: 'array',
            minItems: 1,
            maxItems: 100,
            items: { $ref: '#/components/schemas/CheckoutLineDto' },
          },
        },
      },
      CheckoutLineDto: {
        required: ['id'],
        properties: { quantity: { type: 'integer', minimum: 1, maximum: 99 } },
      },
    });
  });

  it('is a page that loads nothing from elsewhere', async () => {
    edge = await anEdge();
    const answer = await fetch(`${edge.url}/api/docs`);
    const html = await answer.text();
    expect(html).not.toMatch(/(src|href)="https?:/);
    for (const [, path] of html.matchAll(/src="([^"]+)"/g)) {
      const script = new URL(path ?? '', `${edge.url}/api/docs`);
      expect((await fetch(script, { method: 'HEAD' })).status).toBe(200);
    }
    expect(answer.headers.get('content-security-policy')).toContain("script-src 'self';");
  });

  it('is not there in production, where answers ask for TLS', async () => {
    edge = await anEdge({ ...productionVariables, WEB_URL: 'https://localhost' });
    for (const path of ['/api/docs', '/api/openapi.json']) {
      const answer = await fetch(edge.url + path);
      expect(answer.status).toBe(404);
      expect(answer.headers.get('strict-transport-security')).toMatch(/^max-age=31536000/);
    }
  });
});
