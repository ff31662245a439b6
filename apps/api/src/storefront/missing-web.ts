import type { FastifyInstance } from 'fastify';

const TEXT = `The API of the shop runs here; its pages are not built.

npm start            builds and serves the whole shop
npx nx serve web     serves the pages on http://localhost:4200, for development
`;

/** Says at the root why there is no page, so that nobody takes the API for broken. */
export function explainMissingWeb(fastify: FastifyInstance): void {
  fastify.get('/', (_request, reply) => reply.type('text/plain; charset=utf-8').send(TEXT));
}
