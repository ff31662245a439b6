import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { DiscoveryService } from '@nestjs/core';
import type { Configuration } from '../../config/configuration';
import type { OrderSnapshot } from '../../orders/snapshot';
import { allowedParts } from './allowed-parts';
import {
  CheckoutSessionContributor,
  type SessionDraft,
  type SessionRequest,
} from './checkout-session-contributor';
import { contributorsInOrder } from './contributors-in-order';
import { sampleDrafts } from './sample-drafts';
import { SessionParts } from './session-parts';

/** A create call, and what of a total it makes possible. */
interface ComposedRequest extends Pick<OrderSnapshot, 'allowed'> {
  readonly request: Partial<SessionRequest>;
}

/** Makes the create call for an order, as it is stored, of what all contributors say. */
@Injectable()
export class SessionRequestService implements OnModuleInit {
  private contributors: readonly CheckoutSessionContributor[] = [];

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly config: ConfigService<Configuration, true>,
  ) {}

  /** @throws ContributorsError, SessionConflictError: better at the start than at somebody's checkout */
  onModuleInit(): void {
    const found = this.discovery
      .getProviders()
      .map(({ instance }): unknown => instance)
      .filter((instance) => instance instanceof CheckoutSessionContributor);
    this.contributors = contributorsInOrder([...new Set(found)]);
    const { currency } = this.config.get('shop', { infer: true });
    for (const draft of sampleDrafts(currency)) this.compose(draft);
  }

  /** @throws SessionConflictError */
  compose(draft: SessionDraft): ComposedRequest {
    const parts = new SessionParts();
    for (const contributor of this.contributors) {
      parts.add(contributor.name, contributor.contribute(draft, parts.request));
    }
    return { allowed: allowedParts(parts.request), request: parts.request };
  }
}
