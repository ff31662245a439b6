import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { safeMessage } from '@till/payments';
import type { Configuration } from '../../../config/configuration';
import { type Check, failure, type Finding, NoAnswerError, ok } from '../check';
import { webhookAddress } from '../public-address';

const TIMEOUT_MS = 10_000;

/** What programs on the way spoil when they read a body and write it afresh: space, signs beyond ASCII, escapes. */
const NOTE = 'Grüße from the doctor ☕ \u2028';

interface Reply {
  readonly status: number;
  readonly received: boolean;
  readonly code: string | undefined;
}

/** A signed body arrives at the shop's public address as it was sent, and one that was altered is refused. */
@Injectable()
export class WebhookDeliveryCheck implements Check {
  readonly name = 'webhook-delivery';

  constructor(private readonly config: ConfigService<Configuration, true>) {}

  async run(): Promise<Finding> {
    const address = webhookAddress(this.config.get('http', { infer: true }));
    const body = this.event();
    const signature = this.sign(body);
    const reply = await post(address, body, signature);
    if (!reply.received) return refused(address, reply);
    const altered = await post(address, body.replace('doctor', 'quack!'), signature);
    if (altered.received) {
      return failure(
        `${address} takes a body that was altered.`,
        'See which program answers there: the shop refuses it.',
      );
    }
    return ok(`A signed body arrives whole at ${address}, and an altered one is refused.`);
  }

  /**
   * Of the other mode, so that it is stored as ignored and nothing follows from it. Its id is always the same: however
   * often the doctor comes, it is one row.
   */
  private event(): string {
    const { mode } = this.config.get('stripe', { infer: true });
    const event = {
      id: 'evt_till_doctor',
      object: 'event',
      type: 'till.doctor',
      created: Math.floor(Date.now() / 1000),
      livemode: mode !== 'live',
      data: { object: { note: NOTE } },
    };
    return JSON.stringify(event, null, 2);
  }

  private sign(body: string): string {
    const { webhookSecrets } = this.config.get('stripe', { infer: true });
    const time = Math.floor(Date.now() / 1000);
    const hmac = createHmac('sha256', webhookSecrets[0] ?? '').update(`${time}.${body}`);
    return `t=${time},v1=${hmac.digest('hex')}`;
  }
}

function refused(address: string, { status, code }: Reply): Finding {
  if (code === 'signature_invalid') {
    return failure(
      `The body does not arrive at ${address} as it was sent, or not at this shop.`,
      'See that the proxy passes bodies on unread, and that WEB_URL leads to this shop.',
    );
  }
  return failure(
    `${address} answers ${status}${code ? ` ${code}` : ''} to a signed event.`,
    'See that WEB_URL leads to this shop, with no redirect, and that its proxy passes POST and Host on.',
  );
}

/** @throws NoAnswerError */
async function post(address: string, body: string, signature: string): Promise<Reply> {
  try {
    const answer = await fetch(address, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'Content-Type': 'application/json; charset=utf-8', 'Stripe-Signature': signature },
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const said = read(await answer.text());
    return { status: answer.status, received: said.received === true, code: said.code };
  } catch (error) {
    throw new NoAnswerError(
      `Nobody answers at ${address} (${safeMessage(error)}).`,
      'Start the shop, and see that name, certificate and proxy of WEB_URL lead to it, from this machine too.',
      error,
    );
  }
}

/** What a proxy answers in place of the shop need not be JSON. */
function read(text: string): { readonly received?: boolean; readonly code?: string } {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}
