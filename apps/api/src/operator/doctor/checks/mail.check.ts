import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { Mailer, OutageError } from '@till/payments';
import type { Configuration } from '../../../config/configuration';
import { type Check, failure, type Finding, ok } from '../check';

/** Shoppers can be written to. No mail is sent for it. */
@Injectable()
export class MailCheck implements Check {
  readonly name = 'mail';

  constructor(
    private readonly config: ConfigService<Configuration, true>,
    private readonly mailer: Mailer,
  ) {}

  async run(): Promise<Finding> {
    try {
      await this.mailer.verify();
    } catch (error) {
      if (!(error instanceof OutageError)) throw error;
      return failure(`${error.message}.`, 'Check SMTP_URL: host, port, user and password.');
    }
    const { smtpUrl, from } = this.config.get('mail', { infer: true });
    return ok(
      smtpUrl === undefined
        ? 'Mail is kept, not sent: no SMTP_URL is set.'
        : `The mail server takes mail of the shop’s, from ${from}.`,
    );
  }
}
