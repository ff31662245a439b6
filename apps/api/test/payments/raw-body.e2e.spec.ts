import {
  type CallHandler,
  type CanActivate,
  Catch,
  type ExceptionFilter,
  Injectable,
  Module,
  type NestInterceptor,
} from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import Stripe from 'stripe';
import { SECRET, Shop } from '../a-shop';
import { AppModule } from '../../src/app.module';
import { inbox } from '@till/payments/database/schema/schema';

@Injectable()
class Throttle implements CanActivate {
  canActivate(): boolean {
    return true;
  }
}

@Injectable()
class Envelope implements NestInterceptor {
  intercept(_context: unknown, next: CallHandler) {
    return next.handle();
  }
}

/** As an error tracker puts itself in front; it hears of what the shop's own filter does not answer. */
@Catch(RangeError)
class Tracker implements ExceptionFilter {
  catch(error: unknown): never {
    throw error;
  }
}

/** A team's application: guards, interceptors and filters for every route. */
@Module({
  imports: [AppModule],
  providers: [
    { provide: APP_GUARD, useClass: Throttle },
    { provide: APP_INTERCEPTOR, useClass: Envelope },
    { provide: APP_FILTER, useClass: Tracker },
  ],
})
class TeamModule {}

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open({}, TeamModule);
}, 60_000);
afterAll(() => shop.close());

/** As no serializer would write it: the signature is over these bytes and no others. */
const payload = (id: string) => `{ "object" : "event",\r\n\t"id":"${id}", "type" :"invoice.paid",
  "created": 1790000000,   "livemode":false, "api_version":"2026-10-28.endive",
  "data": {"object":{"object":"invoice","customer_name":"Zoë 茶 \\u00e9 🫖"}}}  `;

const signed = (text: string) =>
  Stripe.webhooks.generateTestHeaderString({ payload: text, secret: SECRET });

const stored = async () =>
  (await shop.database.queries.select({ id: inbox.id }).from(inbox)).map(({ id }) => id);

it('an event is verified over its bytes, whatever stands in front of the route (lesson 8) (lesson: global guards and filters)', async () => {
  const text = payload('evt_as_it_came');
  const { status } = await shop.webhook(text, { 'Stripe-Signature': signed(text) });
  expect(status).toBe(200);
  expect(await stored()).toContain('evt_as_it_came');
});

it('one byte that is another is refused, and nothing is stored (lesson 8)', async () => {
  const text = payload('evt_changed');
  const changed = text.replace('\r\n', '\n');
  const { status, body } = await shop.webhook(changed, { 'Stripe-Signature': signed(text) });
  expect([status, body.code]).toEqual([400, 'signature_invalid']);
  expect(await stored()).not.toContain('evt_changed');
});
