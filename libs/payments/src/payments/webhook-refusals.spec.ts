import { Logger } from '@nestjs/common';
import { WebhookRefusals } from './webhook-refusals';

let lines: unknown[];
let now: number;
beforeEach(() => {
  lines = [];
  now = 5;
  jest.spyOn(performance, 'now').mockImplementation(() => now);
  jest.spyOn(Logger.prototype, 'error').mockImplementation((line) => void lines.push(line));
});
afterEach(() => jest.restoreAllMocks());

const LINE = 'webhooks are refused: signature_invalid, check STRIPE_WEBHOOK_SECRET';

it('all are counted, and a minute has one line of them', () => {
  const refusals = new WebhookRefusals();
  for (let count = 0; count < 3; count += 1) refusals.note('signature_invalid', true);
  expect(lines).toEqual([LINE]);
  now += 59_999;
  refusals.note('signature_invalid', true);
  now += 1;
  refusals.note('signature_invalid', true);
  expect(lines).toEqual([LINE, LINE]);
  expect([...refusals.byCode]).toEqual([['signature_invalid', 5]]);
});

it('a stranger’s call without a signature is counted, and alarms nobody', () => {
  const refusals = new WebhookRefusals();
  refusals.note('signature_invalid', false);
  expect(lines).toEqual([]);
  expect(refusals.byCode.get('signature_invalid')).toBe(1);
});
