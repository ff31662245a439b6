import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { ModuleRef } from '@nestjs/core';
import { sampleDrafts, type SessionRequest, SessionRequestService } from '@till/payments';
import type { Configuration } from '../../../config/configuration';
import { type Check, failure, type Finding, ok } from '../check';

const NAMES = ['success_url', 'cancel_url', 'return_url'] as const;

/** Stripe leads shoppers back to the shop's public address, whichever contributor says where. */
@Injectable()
export class ReturnAddressesCheck implements Check {
  readonly name = 'return-addresses';

  constructor(
    private readonly config: ConfigService<Configuration, true>,
    private readonly modules: ModuleRef,
  ) {}

  async run(): Promise<Finding> {
    const { webUrl } = this.config.get('http', { infer: true });
    const faults = this.addresses().flatMap(([name, address]) => {
      const fault = this.faultOf(address, webUrl);
      return fault ? [`${name} ${fault}`] : [];
    });
    if (faults.length === 0) return ok(`Shoppers come back to ${webUrl}.`);
    return failure(
      `Shoppers do not come back to ${webUrl}: ${[...new Set(faults)].join(', ')}.`,
      'Set WEB_URL to the origin that shoppers see, and make addresses of it in your contributors.',
    );
  }

  private addresses(): (readonly [string, string])[] {
    const requests = this.modules.get(SessionRequestService, { strict: false });
    const { currency } = this.config.get('shop', { infer: true });
    return sampleDrafts(currency).flatMap((draft) => {
      const request: SessionRequest = requests.compose(draft).request;
      return NAMES.flatMap((name) => {
        const address = request[name];
        return address === undefined ? [] : [[name, address] as const];
      });
    });
  }

  private faultOf(address: string, webUrl: string): string | undefined {
    if (!URL.canParse(address)) return 'is not absolute';
    const { mode } = this.config.get('stripe', { infer: true });
    const { protocol, host } = new URL(address);
    if (mode === 'live' && protocol !== 'https:') return 'is not https';
    return host === new URL(webUrl).host ? undefined : `leads to ${host}`;
  }
}
