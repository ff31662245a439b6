import { Shop, aSession } from '../testing/shop';

const pays = { status: 'paid' };
const asks = { status: 'action' };
const declined = (code: string, decline_code?: string) => ({
  status: 'declined',
  error: { type: 'card_error', code, ...(decline_code ? { decline_code } : {}) },
});
const generic = declined('card_declined', 'generic_decline');
const broke = declined('card_declined', 'insufficient_funds');

describe('the test cards of docs.stripe.com/testing', () => {
  let shop: Shop;
  beforeAll(async () => (shop = await Shop.open()));
  afterAll(() => shop.close());
  beforeEach(() => shop.control('reset', {}));

  const pay = async (number: string, authenticate?: string) => {
    const { id } = await shop.stripe.checkout.sessions.create(aSession());
    return shop.control(`sessions/${id}/pay`, {
      number,
      ...(authenticate ? { authenticate } : {}),
    });
  };

  it.each([
    ['4242424242424242', pays],
    ['4000056655665556', pays],
    ['5555555555554444', pays],
    ['2223003122003222', pays],
    ['5200828282828210', pays],
    ['5105105105105100', pays],
    ['378282246310005', pays],
    ['371449635398431', pays],
    ['6011111111111117', pays],
    ['6011000990139424', pays],
    ['3056930009020004', pays],
    ['3566002020360505', pays],
    ['6200000000000005', pays],
    ['4000003560000008', pays],
    ['4000000000000077', pays],
    ['4000000000003055', pays],
    ['4000000000000259', pays],
    ['4000000000002685', pays],
    ['4000000000001976', pays],
    ['4000000000005423', pays],
    ['4000000000009235', pays],
    ['4000000000007726', pays],
    ['4000000000005126', pays],
    ['4000000000000002', generic],
    ['4000000000000341', generic],
    ['4100000000000019', generic],
    ['4000000000009995', broke],
    ['4000000000009987', declined('card_declined', 'lost_card')],
    ['4000000000009979', declined('card_declined', 'stolen_card')],
    ['4000000000006975', declined('card_declined', 'card_velocity_exceeded')],
    ['4000000000000069', declined('expired_card')],
    ['4000000000000127', declined('incorrect_cvc')],
    ['4000000000000119', declined('processing_error')],
    ['4000002500003155', asks],
    ['4000002760003184', asks],
    ['4000000000003220', asks],
    ['4000003560000123', asks],
    ['4000003800000446', asks],
    ['4000008400001629', asks],
    ['4000008260003178', asks],
  ])('%s comes out as Stripe says', async (number, outcome) => {
    expect(await pay(number)).toMatchObject(outcome);
  });

  it.each([
    ['4000002760003184', pays],
    ['4000008400001629', generic],
    ['4000008260003178', broke],
  ])('%s comes out so once the shopper has authenticated', async (number, outcome) => {
    expect(await pay(number, 'complete')).toMatchObject(outcome);
  });

  it('declines whoever fails to authenticate', async () => {
    expect(await pay('4000002760003184', 'fail')).toMatchObject(
      declined('payment_intent_authentication_failure'),
    );
  });

  it('is protected from a dispute for fraud once the shopper has authenticated', async () => {
    const { id } = await shop.stripe.checkout.sessions.create(
      aSession({ payment_method_options: { card: { request_three_d_secure: 'challenge' } } }),
    );
    const number = '4000000000000259';
    await shop.control(`sessions/${id}/pay`, { number, authenticate: 'complete' });
    await shop.control('clock', { advance: 5 });
    expect((await shop.stripe.disputes.list()).data).toEqual([]);
  });

  it('refuses a number with a wrong check digit', async () => {
    await expect(pay('4242424242424241')).resolves.toMatchObject({
      error: { code: 'incorrect_number' },
    });
  });
});
