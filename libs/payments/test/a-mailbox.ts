import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  readonly recipients: readonly string[];
  /** Headers and body as they came. */
  readonly source: string;
}

export interface Mailbox {
  readonly url: string;
  readonly mails: readonly ReceivedMail[];
  /** What the server answers from now on: it takes mail where undefined. */
  refuse(answer: { readonly code: number; readonly message: string } | undefined): void;
  /** Nobody listens at the port until it opens again. */
  shut(): Promise<void>;
  open(): Promise<void>;
}

/** A mail server that keeps what it is sent. */
export async function aMailbox(): Promise<Mailbox> {
  const mails: ReceivedMail[] = [];
  let refusal: { code: number; message: string } | undefined;
  const make = () =>
    new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo: (_address, _session, done) =>
        done(refusal && Object.assign(new Error(refusal.message), { responseCode: refusal.code })),
      onData: (stream, { envelope }, done) => {
        text(stream).then((source) => {
          mails.push({ source, recipients: envelope.rcptTo.map(({ address }) => address) });
          done();
        }, done);
      },
    });
  let server = make();
  const port = await listening(server, 0);
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    refuse: (answer) => (refusal = answer),
    shut: () => new Promise((resolve) => server.close(() => resolve())),
    open: async () => {
      server = make();
      await listening(server, port);
    },
  };
}

async function listening(server: SMTPServer, port: number): Promise<number> {
  const listener: Server = server.listen(port, '127.0.0.1');
  await once(listener, 'listening');
  return (listener.address() as AddressInfo).port;
}

/** A header of the mail, unfolded. */
export function headerOf({ source }: ReceivedMail, name: string): string | undefined {
  const head = source.slice(0, source.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ');
  const line = head
    .split('\r\n')
    .find((it) => it.toLowerCase().startsWith(`${name.toLowerCase()}:`));
  return line?.slice(name.length + 1).trim();
}
