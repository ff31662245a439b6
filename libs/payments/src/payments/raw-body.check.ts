import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { PaymentsOptionsError } from '../options/settings-of';

/**
 * Finds at the start what would else be found by Stripe's first webhook: that the application keeps no bytes of its
 * requests. Nest tells nobody which options it was created with, so it is overheard when it sets its parsers up; an
 * application that reads bodies itself (`bodyParser: false`) has to see to `rawBody` itself.
 */
@Injectable()
export class RawBodyCheck implements OnApplicationBootstrap {
  private keepsBytes: boolean | undefined;

  constructor({ httpAdapter }: HttpAdapterHost) {
    // None in an application without HTTP.
    const register = httpAdapter?.registerParserMiddleware?.bind(httpAdapter);
    if (!register) return;
    httpAdapter.registerParserMiddleware = (prefix, rawBody) => {
      this.keepsBytes = rawBody === true;
      return register(prefix, rawBody);
    };
  }

  /** @throws PaymentsOptionsError that names the option */
  onApplicationBootstrap(): void {
    if (this.keepsBytes !== false) return;
    throw new PaymentsOptionsError(
      'Webhooks cannot be verified without the bytes of their requests: NestFactory.create(AppModule, { rawBody: true })',
    );
  }
}
