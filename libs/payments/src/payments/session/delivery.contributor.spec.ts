import 'reflect-metadata';
import type { PaymentsSettings } from '../../options/payments.settings';
import { DeliveryContributor } from './delivery.contributor';
import { sampleDrafts } from './sample-drafts';

const sending = (...shipTo: readonly string[]) =>
  new DeliveryContributor({ shop: { shipTo } } as unknown as PaymentsSettings);

const drafts = sampleDrafts('inr');
const isSent = ({ lines }: (typeof drafts)[number]) => lines.some(({ shippable }) => shippable);

it('an address is asked for where there is anything to send', () => {
  for (const draft of drafts) {
    const asked = { shipping_address_collection: { allowed_countries: ['IN'] } };
    expect(sending('IN').contribute(draft)).toEqual(isSent(draft) ? asked : {});
  }
});

it('goods are not sold to nowhere: with no country to send to the checkout is refused', () => {
  for (const draft of drafts) {
    if (isSent(draft)) {
      expect(() => sending().contribute(draft)).toThrow('does not send goods anywhere');
    } else expect(sending().contribute(draft)).toEqual({});
  }
});
