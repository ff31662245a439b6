import { Injectable } from '@nestjs/common';
import { EVENT_TYPES, HandlerDiscovery, matchesPattern, ON_STRIPE_EVENT } from '@till/payments';

/** Which events a webhook endpoint for this shop has to send: the shop's own, and those that modules react to. */
@Injectable()
export class WebhookNeeds {
  constructor(private readonly discovery: HandlerDiscovery) {}

  /** Types and groups of types that modules react to. */
  get reactions(): readonly string[] {
    return this.discovery.find(ON_STRIPE_EVENT).flatMap(({ options }) => options.patterns);
  }

  /** What a new endpoint is made with. Stripe takes types or all there are, and no groups. */
  get enabledEvents(): readonly string[] {
    const needed = this.patterns;
    return needed.some((pattern) => pattern.endsWith('*')) ? ['*'] : needed;
  }

  /** What is needed and not sent. A group counts as sent if any of it is: an endpoint lists what somebody chose of it. */
  missing(enabled: readonly string[]): readonly string[] {
    if (enabled.includes('*')) return [];
    return this.patterns.filter(
      (pattern) => !enabled.some((type) => matchesPattern(pattern, type)),
    );
  }

  private get patterns(): readonly string[] {
    return [...new Set([...EVENT_TYPES, ...this.reactions])];
  }
}
