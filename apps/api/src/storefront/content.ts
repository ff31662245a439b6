import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Bytes that are the same for everybody, with their tag and, once they are made, their compressed forms. */
export class Content {
  private readonly encoded = new Map<string, Buffer>();
  private readonly etag: string;

  constructor(
    private readonly bytes: Buffer,
    private readonly type: string,
  ) {
    // Weak, since one tag stands for all encodings.
    this.etag = `W/"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
  }

  /**
   * Works off the event loop.
   * @param quality of Brotli, 1 to 11
   * @param pressed the same in Brotli, if somebody had more time for it
   */
  async compress(quality: number, pressed?: Buffer): Promise<this> {
    const params = { [constants.BROTLI_PARAM_QUALITY]: quality };
    this.encoded.set('br', pressed ?? (await promisify(brotliCompress)(this.bytes, { params })));
    this.encoded.set('gzip', await promisify(gzip)(this.bytes));
    return this;
  }

  /** @param vary what else of the request the choice of this content depends on */
  send(request: FastifyRequest, reply: FastifyReply, vary = ''): FastifyReply {
    const { 'if-none-match': known = '', 'accept-encoding': accepted = '' } = request.headers;
    reply.headers({
      'Content-Type': this.type,
      ETag: this.etag,
      Vary: vary ? `Accept-Encoding, ${vary}` : 'Accept-Encoding',
    });
    if (items(known).includes(this.etag)) return reply.code(304).send();
    const encoding = [...this.encoded.keys()].find((name) => items(accepted).includes(name));
    if (encoding === undefined) return reply.send(this.bytes);
    return reply.header('Content-Encoding', encoding).send(this.encoded.get(encoding));
  }
}

function items(header: string | string[]): string[] {
  return String(header)
    .split(',')
    .map((item) => item.trim());
}
