import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Mailer, ProblemException } from '@till/payments';
import { type KeptMail, OutboxMailer } from './outbox.mailer';
import { mailPage, OUTBOX_POLICY, outboxPage } from './outbox.page';

const HTML = 'text/html; charset=utf-8';

/** A mail styles itself and may do nothing else. */
const MAIL_POLICY =
  "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/** Mail that was kept instead of sent. Nothing is here where mail is sent, and so in production. */
@ApiExcludeController()
@Controller('outbox')
export class OutboxController {
  constructor(private readonly mailer: Mailer) {}

  @Get()
  @Header('Content-Type', HTML)
  @Header('Cache-Control', 'no-store')
  @Header('Content-Security-Policy', OUTBOX_POLICY)
  async list(): Promise<string> {
    return outboxPage(await this.outbox().all());
  }

  @Get(':name')
  @Header('Content-Type', HTML)
  @Header('Cache-Control', 'no-store')
  @Header('Content-Security-Policy', OUTBOX_POLICY)
  async mail(@Param('name') name: string): Promise<string> {
    return mailPage(await this.find(name));
  }

  @Get(':name/html')
  @Header('Content-Type', HTML)
  @Header('Cache-Control', 'no-store')
  @Header('Content-Security-Policy', MAIL_POLICY)
  async html(@Param('name') name: string): Promise<string> {
    return (await this.find(name)).html;
  }

  private async find(name: string): Promise<KeptMail> {
    const mail = await this.outbox().find(name);
    if (!mail) throw nothing();
    return mail;
  }

  private outbox(): OutboxMailer {
    if (this.mailer instanceof OutboxMailer) return this.mailer;
    throw nothing();
  }
}

function nothing(): ProblemException {
  return new ProblemException('not_found', 'Nothing is at this address.');
}
