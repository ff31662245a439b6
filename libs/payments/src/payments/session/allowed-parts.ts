import type { OrderSnapshot } from '../../orders/snapshot';
import type { SessionRequest } from './checkout-session-contributor';

/** The parts of a total that the request makes possible beside the prices of its lines. */
export function allowedParts(request: SessionRequest): OrderSnapshot['allowed'] {
  const { discounts = [], shipping_options: shipping = [], line_items: lines = [] } = request;
  const isIncluded =
    lines.length > 0 && lines.every(({ price_data: price }) => price?.tax_behavior === 'inclusive');
  return {
    discount: request.allow_promotion_codes === true || discounts.length > 0,
    shipping: shipping.length > 0,
    tax:
      request.automatic_tax?.enabled === true ||
      request.managed_payments?.enabled === true ||
      lines.some(({ tax_rates: rates = [] }) => rates.length > 0),
    ...(isIncluded && { taxIncluded: true }),
  };
}
