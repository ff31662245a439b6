export * from './create-checkout-session.dto';
