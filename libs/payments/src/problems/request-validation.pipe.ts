import { type ArgumentMetadata, Injectable, ValidationPipe } from '@nestjs/common';
import { ProblemException } from './problem.exception';
import { validationProblem } from './validation-problem';

/** Checks what comes in against its DTO. Nothing is converted: a quantity of `"1"` is of the wrong type. */
@Injectable()
export class RequestValidationPipe extends ValidationPipe {
  constructor() {
    super({
      whitelist: true,
      forbidNonWhitelisted: true,
      stopAtFirstError: true,
      transform: true,
      validationError: { target: false, value: true },
      exceptionFactory: validationProblem,
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'body' && value === undefined) {
      throw new ProblemException('body_required', 'The request must have a JSON body.');
    }
    // Checked already, by a pipe of the whole application.
    const { metatype } = metadata;
    if (metatype && metatype !== Object && value instanceof metatype) return value;
    return super.transform(value, metadata);
  }
}
