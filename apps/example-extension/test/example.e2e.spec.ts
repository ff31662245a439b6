import type { CheckoutSession, Order, Problem } from '@till/payments';
import { type Adapter, Example } from './an-example';

async function eventually<T>(ask: () => Promise<T> | T, wished: (answer: T) => boolean) {
  for (const end = Date.now() + 15_000; ;) {
    const answer = await ask();
    if (wished(answer) || Date.now() > end) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const cart = { products: [{ id: 'brass-scoop', quantity: 2 }] };

it('an application that keeps no bytes of its requests does not start, and is told which option to set (lesson 8)', async () => {
  await expect(Example.open('express', { RAW_BODY: 'no' })).rejects.toThrow('rawBody: true');
}, 120_000);

describe.each<Adapter>(['express', 'fastify'])(
  'the packed library, in an application on %s',
  (adapter) => {
    let example: Example;
    beforeAll(async () => {
      example = await Example.open(adapter);
    }, 120_000);
    afterAll(() => example.close());

    const buy = async (path: string, account: 'IN' | 'EU') => {
      const { status, body } = await example.post<CheckoutSession>(
        `${path}create-checkout-session`,
        cart,
      );
      expect(status).toBe(201);
      const session = await example.stripe(account).checkout.sessions.retrieve(body.id);
      return { ...body, session };
    };

    it('sells from the team’s catalogue, with what the contributors and the options say', async () => {
      const { session } = await buy('', 'IN');
      expect(session).toMatchObject({
        currency: 'inr',
        amount_subtotal: 179_800,
        automatic_tax: { enabled: true },
        custom_fields: [{ key: 'source' }],
        metadata: { till_shop: 'tea-in' },
        success_url: expect.stringContaining('https://tea.test/'),
      });
      expect(session.shipping_options).toHaveLength(1);
    });

    it('takes money for two accounts, and each keeps to itself', async () => {
      const indian = await buy('', 'IN');
      const european = await buy('eu/', 'EU');
      expect(european.session).toMatchObject({
        currency: 'eur',
        metadata: { till_shop: 'tea-eu' },
      });
      expect(european.session.custom_fields).toEqual([]);
      await example.control('EU', `sessions/${european.id}/pay`, { number: '4242424242424242' });
      const elsewhere = await example.deliver(
        'EU',
        'checkout.session.completed',
        'webhooks/stripe',
      );
      expect(elsewhere).toMatchObject({ status: 400, body: { code: 'signature_invalid' } });
      const arrived = await example.deliver(
        'EU',
        'checkout.session.completed',
        'eu/webhooks/stripe',
      );
      expect(arrived).toMatchObject({ status: 200, body: { received: true } });
      const order = await eventually(
        () => example.order<Order>(`eu/orders/${european.order.token}`),
        ({ status }) => status === 'paid',
      );
      expect(order.status).toBe('paid');
      expect(await example.order(`orders/${european.order.token}`)).toMatchObject({
        code: 'order_not_found',
      });
      expect(await example.order(`orders/${indian.order.token}`)).toMatchObject({
        status: 'pending',
      });
    });

    it('tells the parcel service once, under one key however often it was refused', async () => {
      const { id, order } = await buy('', 'IN');
      example.parcels.refusals = 1;
      await example.control('IN', `sessions/${id}/pay`, { number: '4242424242424242' });
      await example.deliver('IN', 'checkout.session.completed', 'webhooks/stripe');
      const ofOrder = () =>
        example.parcels.to('/parcels').filter(({ body }) => body['number'] === order.number);
      await eventually(ofOrder, (calls) => calls.length === 2);
      await example.deliver('IN', 'checkout.session.completed', 'webhooks/stripe');
      expect(ofOrder().map(({ body }) => body['shopId'])).toEqual(['tea-in', 'tea-in']);
      expect(new Set(ofOrder().map(({ key }) => key)).size).toBe(1);
    });

    it('writes to the buyer by the team’s own mailer', async () => {
      const { id, order } = await buy('eu/', 'EU');
      await example.control('EU', `sessions/${id}/pay`, { number: '4242424242424242' });
      await example.post(`eu/orders/${order.token}/settle`, {});
      const mails = () =>
        example.mails.to('/mails').filter(({ key }) => key.startsWith(order.number));
      expect((await eventually(mails, (calls) => calls.length > 0))[0]?.body).toMatchObject({
        subject: expect.stringContaining('Tea Notes'),
      });
    });

    it('answers what is wrong as problem+json', async () => {
      const { status, type, body } = await example.post<Problem>('eu/create-checkout-session', {
        products: [{ id: 'brass-scoop', quantity: 0.5 }],
      });
      expect({ status, type }).toEqual({ status: 422, type: 'application/problem+json' });
      expect(body.errors?.map(({ code }) => code).toSorted()).toEqual(['not_integer']);
    });
  },
);
