export * from './catalog.table';
export * from './customers.table';
export * from './facts.table';
export * from './inbox.table';
export * from './orders.table';
