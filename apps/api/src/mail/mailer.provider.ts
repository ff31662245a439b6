import { join } from 'node:path';
import type { FactoryProvider } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { Mailer, SmtpMailer } from '@till/payments';
import type { Configuration } from '../config/configuration';
import { OutboxMailer } from './outbox.mailer';

/** Mail is sent where a mail server is named, and kept where none is. */
export const mailerProvider: FactoryProvider<Mailer> = {
  provide: Mailer,
  inject: [ConfigService],
  useFactory: (config: ConfigService<Configuration, true>) => {
    const mail = config.get('mail', { infer: true });
    const dataDir = config.get('dataDir', { infer: true });
    return mail.smtpUrl
      ? new SmtpMailer(mail.smtpUrl, mail)
      : new OutboxMailer(join(dataDir, 'outbox'), mail);
  },
};
