import { Logger } from '@nestjs/common';
import { Shop } from '../a-shop';

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open();
}, 60_000);
afterAll(() => shop.close());
afterEach(() => jest.restoreAllMocks());

it('a session that Stripe refuses without a code is traced by parameter and request, not quoted', async () => {
  const log = jest.spyOn(Logger.prototype, 'error').mockImplementation();
  const error = {
    type: 'invalid_request_error',
    param: 'customer_email',
    message: 'Invalid email: ada@example.com',
  };
  await shop.emulator.control('POST', 'faults', {
    faults: [
      { path: '/v1/checkout/sessions', method: 'POST', action: 'error', status: 400, error },
    ],
  });
  await shop.refusal({ products: [{ id: await shop.product() }] });
  expect(log.mock.calls).toContainEqual([
    'Stripe will not make a session (StripeInvalidRequestError)',
    { param: 'customer_email', stripeRequest: expect.stringMatching(/^req_/) },
  ]);
  expect(JSON.stringify(log.mock.calls)).not.toContain('ada@example.com');
});
