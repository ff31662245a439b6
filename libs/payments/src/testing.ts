// Suites by which a team proves its own adapters; import this in specs alone.
export { describeCatalog, type OpenCatalog } from './testing/describe-catalog';
export { describeStock, type OpenStock } from './testing/describe-stock';
