import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { type Mail, Mailer, OutageError } from '@till/payments';

/** Sends the shop's mails by a service with an HTTP interface. */
@Injectable()
export class HttpMailer extends Mailer {
  constructor(private readonly config: ConfigService) {
    super();
  }

  async send(mail: Mail): Promise<void> {
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': mail.id };
    const body = JSON.stringify(mail);
    const url = `${this.config.get('MAIL_URL')}/mails`;
    const { ok, status } = await fetch(url, { method: 'POST', headers, body });
    if (!ok) throw new OutageError(`The mail service answers ${status}`);
  }

  async forget(): Promise<void> {}
}
