import type { SendMailOptions } from 'nodemailer';
import type { Mail, MailSender } from './mailer';

/** The mail as it is sent. An address that is given as an object is one address, whatever is in it. */
export function message(mail: Mail, { from, host }: MailSender): SendMailOptions {
  const { id, to, subject, text, html } = mail;
  return {
    from,
    to: { name: '', address: to },
    subject,
    text,
    html,
    messageId: `<${id}@${host}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
