/** The checks' own statements: they share none with the shop, so they do not share its mistakes. */

export const ORDERS = `
  select o.id, o.number, o.cart_hash, o.status, o.fulfilment, o.snapshot, a.state as attempt
    from orders o left join attempts a on a.order_id = o.id`;

export const SESSION_FACTS = `
  select id, order_id, status, payment_status, currency, amount_total::int from session_facts`;

export const PAYMENT_FACTS = `
  select id, order_id, status, currency, amount_received::int from payment_facts`;

export const REFUND_FACTS = `
  select id, order_id, status, currency, amount::int, request_key from refund_facts`;

export const DISPUTE_FACTS = `select id, order_id, status, currency, amount::int from dispute_facts`;

export const HOLDS = `select order_id, product_id, quantity, state from stock_holds`;

export const STOCK = `select product_id, on_hand, reserved, sold from stock`;

export const EFFECTS = `select order_id, name, state, last_error from effects`;

export const INBOX = `select id, type, state, reason from inbox`;

export const REFUND_REQUESTS = `
  select order_id, stripe_key, name, amount::int, refused from refund_requests`;

export const HISTORY = `select fact, id, old, new from chaos.history order by at`;

/** Jobs that wait for their time are unfinished too. */
export const UNFINISHED_JOBS = `
  select name, state, data, output from pgboss.job
   where name not like '\\_\\_pgboss%' and state in ('created', 'retry', 'active')`;
