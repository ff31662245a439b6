export * from './checkout';
export * from './currency';
export * from './money';
export * from './order';
export * from './order-status';
export * from './problem';
export * from './product';
export * from './shop-config';
