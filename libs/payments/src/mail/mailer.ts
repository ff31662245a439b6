/** A mail to one person. */
export interface Mail {
  /**
   * What the mail is, unique and free of anything personal: sent again after a crash it is recognisably the same.
   * Letters, digits, dots and dashes.
   */
  readonly id: string;
  /** One address, `ada@example.com`. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** A whole document; it loads nothing. */
  readonly html: string;
}

export interface MailSender {
  /** Who the mail is from, `Name <address>` or an address alone. */
  readonly from: string;
  /** Ends the id of each mail. */
  readonly host: string;
}

/** Sends mail. */
export abstract class Mailer {
  /**
   * Returns when somebody else has taken the mail over.
   * @throws OutageError while nobody can, MailRefusedError
   */
  abstract send(mail: Mail): Promise<void>;

  /** Whether mail could be sent now; none is. @throws OutageError */
  verify(): Promise<void> {
    return Promise.resolve();
  }

  /** Removes what is kept of the mails whose id begins so. What was sent is nobody's to take back. */
  abstract forget(beginning: string): Promise<void>;
}

/** The mail server read the mail and does not take it. Nothing of its answer is kept: it quotes addresses. */
export class MailRefusedError extends Error {
  /** @param code such as `EENVELOPE 550` */
  constructor(readonly code: string) {
    super(`The mail server refuses the mail (${code})`);
  }
}
