import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { type Mail, Mailer, message } from '@till/payments';
import type { MailConfiguration } from '../config/configuration';

export interface KeptMail extends Mail {
  /** ISO 8601. */
  readonly keptAt: string;
  /** Its address in the outbox: 16 hexadecimal digits. */
  readonly name: string;
}

/** Keeps the mail in a folder instead of sending it: as `.eml` for a mail program, as `.json` for the page. */
export class OutboxMailer extends Mailer {
  private readonly composer = createTransport({ streamTransport: true, buffer: true });

  constructor(
    private readonly folder: string,
    private readonly config: MailConfiguration,
  ) {
    super();
  }

  /** The same mail again takes the place of the first, as it does in a mailbox. */
  async send(mail: Mail): Promise<void> {
    const name = createHash('sha256').update(mail.id).digest('hex').slice(0, 16);
    const kept: KeptMail = { ...mail, name, keptAt: new Date().toISOString() };
    const composed = await this.composer.sendMail(message(mail, this.config));
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    await this.write(`${name}.eml`, composed.message as Buffer);
    await this.write(`${name}.json`, JSON.stringify(kept));
  }

  /** Newest first. */
  async all(): Promise<readonly KeptMail[]> {
    const names = (await this.files()).filter((file) => file.endsWith('.json'));
    const mails = await Promise.all(names.map((file) => this.read(file)));
    return mails.toSorted((a, b) => b.keptAt.localeCompare(a.keptAt));
  }

  async find(name: string): Promise<KeptMail | undefined> {
    return (await this.all()).find((mail) => mail.name === name);
  }

  override async forget(beginning: string): Promise<void> {
    const mails = (await this.all()).filter(({ id }) => id.startsWith(beginning));
    for (const { name } of mails) {
      for (const kind of ['eml', 'json'])
        await rm(join(this.folder, `${name}.${kind}`), { force: true });
    }
  }

  private async files(): Promise<readonly string[]> {
    try {
      return await readdir(this.folder);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  }

  private async read(file: string): Promise<KeptMail> {
    return JSON.parse(await readFile(join(this.folder, file), 'utf8'));
  }

  private write(file: string, content: string | Buffer): Promise<void> {
    return writeFile(join(this.folder, file), content, { mode: 0o600 });
  }
}
