import { headerOf, type Mailbox, aMailbox } from '../../test/a-mailbox';
import { OutageError } from '../jobs/outage.error';
import type { Mail } from './mailer';
import { MailRefusedError } from './mailer';
import { SmtpMailer } from './smtp.mailer';

const MAIL: Mail = {
  id: '7Q3K-9MZT.order-confirmation',
  to: 'ada@example.com',
  subject: 'Your order',
  text: 'Thank you',
  html: '<p>Thank you</p>',
};

let mailbox: Mailbox;
let mailer: SmtpMailer;
beforeEach(async () => {
  mailbox = await aMailbox();
  mailer = new SmtpMailer(mailbox.url, {
    from: 'Shop <orders@shop.test>',
    host: 'shop.test',
  });
  jest.spyOn(mailer['logger'], 'error').mockImplementation();
});
afterEach(() => mailbox.shut());

const thrownBy = (mail: Mail) => mailer.send(mail).catch((error: unknown) => error);

it('a mail arrives in both forms, from the shop, with its own id', async () => {
  await mailer.send(MAIL);
  const [mail] = mailbox.mails;
  if (!mail) throw new Error('No mail came');
  expect(mail.recipients).toEqual(['ada@example.com']);
  expect(headerOf(mail, 'From')).toBe('Shop <orders@shop.test>');
  expect(headerOf(mail, 'Message-ID')).toBe('<7Q3K-9MZT.order-confirmation@shop.test>');
  expect(headerOf(mail, 'Auto-Submitted')).toBe('auto-generated');
  expect(mail.source).toContain('Content-Type: text/plain');
  expect(mail.source).toContain('Content-Type: text/html');
});

it.each([
  ['a subject', { subject: 'Order\r\nBcc: eve@example.com\r\n\r\nAnother body' }],
  ['an address', { to: 'ada@example.com\r\nBcc: eve@example.com' }],
  ['an address that is two', { to: 'ada@example.com, eve@example.com' }],
  ['an id', { id: 'x>\r\nBcc: eve@example.com\r\nX: <y' }],
])('nothing in %s adds a header or a recipient', async (_what, change) => {
  await thrownBy({ ...MAIL, ...change });
  for (const mail of mailbox.mails) {
    expect(headerOf(mail, 'Bcc')).toBeUndefined();
    expect(mail.recipients).not.toContain('eve@example.com');
    expect(mail.recipients).toHaveLength(1);
  }
});

it('a server that is away is an outage, and what is told names no person', async () => {
  await mailbox.shut();
  const error = await thrownBy(MAIL);
  expect(error).toBeInstanceOf(OutageError);
  expect(mailer['logger'].error).toHaveBeenCalledWith('The mail server takes no mail (ESOCKET)');
  await mailbox.open();
});

it('a server that refuses the address says so by its code alone', async () => {
  mailbox.refuse({ code: 550, message: 'no such user ada@example.com' });
  const error = await thrownBy(MAIL);
  expect(error).toBeInstanceOf(MailRefusedError);
  expect(error).toMatchObject({ code: 'EENVELOPE 550' });
  expect(JSON.stringify([error, (error as Error).message])).not.toContain('ada@');
});

it('whether mail could be sent is told without sending any', async () => {
  await expect(mailer.verify()).resolves.toBeUndefined();
  await mailbox.shut();
  const error = await mailer.verify().catch((reason: unknown) => reason);
  await mailbox.open();
  expect(error).toBeInstanceOf(OutageError);
  expect(error).toMatchObject({ message: 'The mail server takes no mail (ESOCKET)' });
  expect(mailbox.mails).toEqual([]);
});
