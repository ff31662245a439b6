import { type Currency, money } from '@till/shared-types';
import type { SessionDraft } from './checkout-session-contributor';

/** Orders of every kind that makes a difference, to see at the start whether the contributors agree. */
export function sampleDrafts(currency: Currency): readonly SessionDraft[] {
  const total = money(10_000, currency);
  const kinds = [undefined, 'cus_sample'].flatMap((customerId) =>
    (['hosted_page', 'embedded_page'] as const).flatMap((uiMode) =>
      [true, false].map((shippable) => ({ customerId, uiMode, shippable })),
    ),
  );
  return kinds.map(({ customerId, uiMode, shippable }) => ({
    orderId: '00000000-0000-4000-8000-000000000000',
    number: '0000-0000',
    lines: [
      {
        productId: 'sample',
        name: 'Sample',
        image: '/products/sample.svg',
        quantity: 1,
        unitPrice: total,
        total,
        shippable,
      },
    ],
    subtotal: total,
    uiMode,
    locale: undefined,
    customerId,
  }));
}
