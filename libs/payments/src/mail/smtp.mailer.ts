import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type NodemailerError } from 'nodemailer';
import { OutageError } from '../jobs/outage.error';
import { type Mail, MailRefusedError, Mailer, type MailSender } from './mailer';
import { message } from './message';

/** In all less than the minute that a job has. */
const TIMEOUTS = {
  dnsTimeout: 5_000,
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 15_000,
} as const;

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** What the server says of the mail itself; all else is about the server. */
const REFUSALS = new Set(['EENVELOPE', 'EMESSAGE']);

/** Sends through a mail server. */
export class SmtpMailer extends Mailer implements OnApplicationShutdown {
  private readonly logger = new Logger('Mail');
  private readonly transport;

  /** @param url `smtp://` or `smtps://`, with user and password where the server wants them */
  constructor(
    url: string,
    private readonly sender: MailSender,
  ) {
    super();
    const { username, hostname } = new URL(url);
    this.transport = createTransport({
      url,
      ...TIMEOUTS,
      // A password is said to nobody who could be listening.
      requireTLS: username !== '' && !LOOPBACK.has(hostname),
    });
  }

  async send(mail: Mail): Promise<void> {
    try {
      await this.transport.sendMail(message(mail, this.sender));
    } catch (error) {
      const known = codeOf(error);
      if (REFUSALS.has((error as NodemailerError).code ?? '')) throw new MailRefusedError(known);
      this.logger.error(`The mail server takes no mail (${known})`);
      throw new OutageError(`The mail server takes no mail (${known})`);
    }
  }

  override async verify(): Promise<void> {
    try {
      await this.transport.verify();
    } catch (error) {
      throw new OutageError(`The mail server takes no mail (${codeOf(error)})`);
    }
  }

  forget(): Promise<void> {
    return Promise.resolve();
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }
}

/** What may be told of it: the message quotes addresses. */
function codeOf(error: unknown): string {
  const { code = 'unknown', responseCode } = error as NodemailerError;
  return responseCode === undefined ? code : `${code} ${responseCode}`;
}
