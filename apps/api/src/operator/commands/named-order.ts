import { type OrdersRepository, ProblemException, type StoredOrder } from '@till/payments';

/** @throws ProblemException order_not_found */
export async function namedOrder(orders: OrdersRepository, number: string): Promise<StoredOrder> {
  const order = await orders.byNumber(number);
  if (!order) throw new ProblemException('order_not_found', `There is no order ${number}.`);
  return order;
}
