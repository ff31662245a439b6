import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { aConfiguration } from '../../test/a-configuration';
import { Global, Module } from '@nestjs/common';
import { createApp } from '../create-app';
import { MailModule } from './mail.module';
import { mailerProvider } from './mailer.provider';
import { Mailer } from '@till/payments/mail/mailer';

const MAIL = {
  id: '7Q3K-9MZT.order-confirmation',
  to: '<b>ada@example.com',
  subject: '<script>alert(1)</script>',
  text: 'See http://shop.test/order/abc\n<img src=x onerror=alert(1)>',
  html: '<p>See <a href="http://shop.test/order/abc">your order</a></p>',
};

@Global()
@Module({ imports: [MailModule], providers: [mailerProvider], exports: [Mailer] })
class MailOnlyModule {}

let app: NestFastifyApplication;
let folder: string;
let base: string;

async function open(variables: Record<string, string> = {}) {
  const configuration = aConfiguration(variables);
  folder = join(configuration.dataDir, 'outbox');
  app = await createApp({ configuration, module: MailOnlyModule, logger: false });
  await app.listen(0, '127.0.0.1');
  base = `http://localhost:${(app.getHttpServer().address() as AddressInfo).port}/api/outbox`;
}
afterEach(() => app.close());

const get = async (path = '') => {
  const answer = await fetch(base + path);
  return { status: answer.status, headers: answer.headers, body: await answer.text() };
};

it('a mail that is kept can be looked at, as text and as HTML', async () => {
  await open();
  expect((await get()).body).toContain('No mail yet.');
  await app.get(Mailer).send(MAIL);
  const name = /\/api\/outbox\/(\w+)/.exec((await get()).body)?.[1];
  const page = await get(`/${name}`);
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(page.body).toContain('<a href="http://shop.test/order/abc">');
  const html = await get(`/${name}/html`);
  expect(html.body).toBe(MAIL.html);
  expect(html.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
});

it('nothing of a mail becomes part of the page', async () => {
  await open();
  await app.get(Mailer).send(MAIL);
  const list = await get();
  const name = /\/api\/outbox\/(\w+)/.exec(list.body)?.[1];
  for (const { body, headers } of [list, await get(`/${name}`)]) {
    expect(body).not.toMatch(/<script>alert|<img|<b>ada/);
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
  }
});

it('its pages have the one style that their policy names, and times to read', async () => {
  await open();
  await app.get(Mailer).send(MAIL);
  const list = await get();
  const name = /\/api\/outbox\/(\w+)/.exec(list.body)?.[1];
  for (const { body, headers } of [list, await get(`/${name}`)]) {
    const style = /<style>(.*)<\/style>/.exec(body)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(headers.get('content-security-policy')).toContain(`style-src 'sha256-${hash}'`);
    expect(body).toMatch(/<time datetime="[^"]+Z">\d+ \w+ \d{4}, \d\d:\d\d:\d\d /);
  }
});

it('the same mail again takes the place of the first', async () => {
  await open();
  await app.get(Mailer).send(MAIL);
  await app.get(Mailer).send({ ...MAIL, subject: 'Again' });
  await app.get(Mailer).send({ ...MAIL, id: 'another' });
  const files = readdirSync(folder).filter((file) => file.endsWith('.eml'));
  expect(files).toHaveLength(2);
  expect((await get()).body.match(/<a href/g)).toHaveLength(2);
});

it('its file is a mail that a mail program opens, for its owner only', async () => {
  await open();
  await app.get(Mailer).send({ ...MAIL, to: 'ada@example.com' });
  const file = readdirSync(folder).find((it) => it.endsWith('.eml')) ?? '';
  const source = readFileSync(join(folder, file), 'utf8');
  expect(source).toContain('To: ada@example.com');
  expect(source).toContain('Message-ID: <7Q3K-9MZT.order-confirmation@shop.test>');
  expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
});

it.each(['/0000000000000000', '/order-token-secret', '/0000000000000000/html'])(
  'nothing is at %s',
  async (path) => {
    await open();
    expect((await get(path)).status).toBe(404);
  },
);

it('nothing is there where mail is sent', async () => {
  await open({ SMTP_URL: 'smtp://localhost:1025', MAIL_FROM: 'orders@shop.test' });
  expect((await get()).status).toBe(404);
});
