import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { API_VERSION, safeMessage } from '@till/payments';
import type { Configuration } from '../../config/configuration';
import { NoAnswerError } from './check';

const STRIPE = 'https://api.stripe.com';
const TIMEOUT_MS = 8_000;

/** Stripe's answer as it came, refusals among them. */
export interface StripeAnswer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

interface StripeCall {
  /** Of the API to speak; null: the account's own. */
  readonly version?: string | null;
  /** Makes it a POST. */
  readonly form?: URLSearchParams;
}

/**
 * Asks Stripe beside the shop's own traffic: what the doctor finds opens no breaker and holds no shopper up. The bare
 * answer counts here, with its status and its headers.
 */
@Injectable()
export class StripeProbe {
  private readonly origin: string;
  private readonly secretKey: string;

  constructor(config: ConfigService<Configuration, true>) {
    const { secretKey, server } = config.get('stripe', { infer: true });
    this.secretKey = secretKey;
    this.origin = server ? `http://${server.host}:${server.port}` : STRIPE;
  }

  /**
   * @param path below `/v1/`, with its query
   * @throws NoAnswerError when Stripe does not answer, fails, or does not accept the key at all
   */
  async ask<T>(
    path: string,
    { version = API_VERSION, form }: StripeCall = {},
  ): Promise<StripeAnswer<T>> {
    const answer = await this.answerTo(path, {
      method: form ? 'POST' : 'GET',
      headers: {
        Authorization: `Bearer ${this.secretKey}`,
        ...(version !== null && { 'Stripe-Version': version }),
      },
      ...(form && { body: form }),
    });
    if (answer.status === 401) {
      throw new NoAnswerError(
        'Stripe does not accept the secret key.',
        'Set STRIPE_SECRET_KEY to a key that is shown in Stripe’s dashboard, and restart.',
      );
    }
    if (answer.status >= 500 || answer.status === 429) {
      throw new NoAnswerError(
        `Stripe answers ${answer.status}.`,
        'Look at status.stripe.com, and ask again later.',
      );
    }
    const body = (await answer.json()) as T;
    return { status: answer.status, headers: answer.headers, body };
  }

  private async answerTo(path: string, request: RequestInit): Promise<Response> {
    try {
      const signal = AbortSignal.timeout(TIMEOUT_MS);
      return await fetch(`${this.origin}/v1/${path}`, { ...request, signal });
    } catch (error) {
      throw new NoAnswerError(
        `Stripe does not answer (${safeMessage(error)}).`,
        `See that this machine reaches ${this.origin}.`,
        error,
      );
    }
  }
}
