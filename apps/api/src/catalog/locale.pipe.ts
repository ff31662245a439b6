import { Injectable, type PipeTransform } from '@nestjs/common';
import { ProblemException } from '@till/payments';

/** As loose as BCP 47 needs: whatever language is asked for, there is an answer in some. */
const TAG = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/;

/** The language asked for, or none. What is no language tag is refused. */
@Injectable()
export class LocalePipe implements PipeTransform<unknown, string | undefined> {
  transform(asked: unknown): string | undefined {
    if (asked === undefined || (typeof asked === 'string' && TAG.test(asked))) return asked;
    const detail = 'A locale is a language tag, such as de or de-AT';
    throw new ProblemException('not_in_list', detail, {
      errors: [{ pointer: '/locale', code: 'not_in_list', detail }],
    });
  }
}
