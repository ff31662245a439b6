import type { HandlerDiscovery } from '@till/payments/jobs/handler.discovery';
import { EVENT_TYPES } from '@till/payments/payments/stripe-event';
import { WebhookNeeds } from './webhook-needs';

/** The needs of a shop whose modules react to these. */
const needsWith = (...patterns: string[]) => {
  const find = () => [{ options: { patterns } }];
  return new WebhookNeeds({ find } as unknown as HandlerDiscovery);
};

it('the shop’s own events are needed, and those of its modules', () => {
  const needs = needsWith('customer.created', 'charge.refunded');
  expect(needs.enabledEvents).toEqual([...EVENT_TYPES, 'customer.created']);
  expect(needs.missing([...EVENT_TYPES])).toEqual(['customer.created']);
  expect(needs.missing(needs.enabledEvents)).toEqual([]);
});

it('an endpoint is made for all events where a group is needed: Stripe lists no groups', () => {
  expect(needsWith('invoice.*').enabledEvents).toEqual(['*']);
  expect(needsWith('*').enabledEvents).toEqual(['*']);
});

it('nothing is missing of an endpoint for all events', () => {
  expect(needsWith('invoice.*', 'customer.created').missing(['*'])).toEqual([]);
});

it('a group is sent where somebody chose some of it', () => {
  const needs = needsWith('invoice.*');
  expect(needs.missing([...EVENT_TYPES])).toEqual(['invoice.*']);
  expect(needs.missing([...EVENT_TYPES, 'invoice.paid'])).toEqual([]);
});
