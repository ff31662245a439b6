import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { PaymentsSettings } from '../options/payments.settings';
import { sha256 } from './digest';
import { visitorNetwork } from './visitor-network';

const TOKEN_BYTES = 16;
const TOKEN = /^[A-Za-z0-9_-]{22}$/;

/** Tokens that open an order page. They follow from the order's id, so a repeated request gets the same link. */
@Injectable()
export class OrderTokenService {
  private readonly secret: string;

  constructor(settings: PaymentsSettings) {
    this.secret = settings.shop.orderTokenSecret;
  }

  /** 22 characters, 128 bits. */
  tokenOf(orderId: string): string {
    return this.hmac(orderId).subarray(0, TOKEN_BYTES).toString('base64url');
  }

  /** What the database keeps of a token; undefined for what cannot be one. */
  hashOf(token: string): string | undefined {
    return TOKEN.test(token) ? sha256(token) : undefined;
  }

  /** A visitor's network as a number that leads nowhere without the secret. */
  visitorHash(address: string): string {
    return this.hmac(`visitor:${visitorNetwork(address)}`).toString('base64url');
  }

  /** An e-mail address as a number that leads nowhere without the secret; capitals and blanks around it do not count. */
  emailHash(address: string): string {
    return this.hmac(`email:${address.trim().toLowerCase()}`).toString('base64url');
  }

  private hmac(text: string): Buffer {
    return createHmac('sha256', this.secret).update(text).digest();
  }
}
