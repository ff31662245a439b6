import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import type { Configuration } from '../config/configuration';
import { Mailer } from './mailer';
import { OutboxController } from './outbox.controller';
import { OutboxMailer } from './outbox.mailer';
import { SmtpMailer } from './smtp.mailer';

@Module({
  controllers: [OutboxController],
  providers: [
    {
      provide: Mailer,
      inject: [ConfigService],
      useFactory: (config: ConfigService<Configuration, true>) => {
        const mail = config.get('mail', { infer: true });
        const dataDir = config.get('dataDir', { infer: true });
        return mail.smtpUrl
          ? new SmtpMailer(mail.smtpUrl, mail)
          : new OutboxMailer(join(dataDir, 'outbox'), mail);
      },
    },
  ],
  exports: [Mailer],
})
export class MailModule {}
