import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HandlerDiscovery } from '../../jobs/handler.discovery';
import { PaymentsSettings } from '../../options/payments.settings';
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
    private readonly discovery: HandlerDiscovery,
    private readonly settings: PaymentsSettings,
  ) {}

  /** @throws ContributorsError, SessionConflictError: better at the start than at somebody's checkout */
  onModuleInit(): void {
    this.contributors = contributorsInOrder(this.discovery.instancesOf(CheckoutSessionContributor));
    const { currency, shipTo } = this.settings.shop;
    for (const draft of sampleDrafts(currency)) {
      const isSent = draft.lines.some(({ shippable }) => shippable);
      if (!isSent || shipTo.length > 0) this.compose(draft);
    }
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
