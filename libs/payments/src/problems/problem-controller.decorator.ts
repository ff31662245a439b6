import { applyDecorators, Controller, UseFilters, UsePipes } from '@nestjs/common';
import { ProblemFilter } from './problem.filter';
import { RequestValidationPipe } from './request-validation.pipe';

/** A controller that checks what comes in and answers errors as problem+json, whatever application it is in. */
export function ProblemController(path: string): ClassDecorator {
  return applyDecorators(
    Controller(path),
    UsePipes(new RequestValidationPipe()),
    UseFilters(new ProblemFilter()),
  );
}
