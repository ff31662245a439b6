import { ProblemException } from '../../problems/problem.exception';
import type { StoredOrder } from '../../orders/order';
import type { OrdersRepository } from '../../orders/orders.repository';

/** @throws ProblemException order_not_found */
export async function namedOrder(orders: OrdersRepository, number: string): Promise<StoredOrder> {
  const order = await orders.byNumber(number);
  if (!order) throw new ProblemException('order_not_found', `There is no order ${number}.`);
  return order;
}
