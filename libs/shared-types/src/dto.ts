export * from './create-checkout-session.dto';
export * from './order-lookup.dto';
