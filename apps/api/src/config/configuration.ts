import type { MailSender, SessionSettings, ShopSettings, StripeSettings } from '@till/payments';

/** Everything the shop can be told from outside, after it was checked. Times and amounts name their unit. */
export interface Configuration {
  /** A live key or `NODE_ENV=production`. */
  readonly production: boolean;
  readonly http: HttpConfiguration;
  /** Folder of the embedded database, the secrets made for it and the operator's token. */
  readonly dataDir: string;
  readonly database: { readonly url: string | undefined };
  readonly mail: MailConfiguration;
  readonly stripe: StripeSettings;
  readonly session: SessionSettings;
  readonly shop: ShopSettings;
}

export interface HttpConfiguration {
  readonly host: string;
  readonly port: number;
  readonly operatorPort: number;
  /** Origin the shopper sees, with no slash at the end; all return addresses are made of it. */
  readonly webUrl: string;
  readonly corsOrigins: readonly string[];
  readonly trustProxy: boolean;
}

export interface MailConfiguration extends MailSender {
  /** The mail server; mail is kept in `DATA_DIR/outbox` where none is named. */
  readonly smtpUrl: string | undefined;
}
