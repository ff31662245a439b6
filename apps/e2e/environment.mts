/** What the shop under test must not learn from this machine: it is the one that a newcomer starts. */
const UNSET = [
  'BILLING_ADDRESS',
  'CAPTURE_METHOD',
  'CHECKOUT_LIMIT',
  'CHECKOUT_MODE',
  'CORS_ORIGINS',
  'DATABASE_URL',
  'HOST',
  'MAIL_FROM',
  'NODE_ENV',
  'ORDER_TOKEN_SECRET',
  'PAYMENT_METHODS',
  'SESSION_MINUTES',
  'SHIP_TO',
  'SHOP_CURRENCY',
  'SHOP_ID',
  'SHOP_NAME',
  'SMTP_URL',
  'STRIPE_PUBLISHABLE_KEY',
  'STRIPE_SECRET_KEY',
  'STRIPE_WEBHOOK_SECRET',
  'TRUST_PROXY',
  'WEB_URL',
];

/** For every process of the shop. Empty, not missing, so that a `.env` file does not count either. */
export const environment = {
  ...(process.env as Record<string, string>),
  ...Object.fromEntries(UNSET.map((name) => [name, ''])),
};

export const ports = {
  shop: Number(process.env['E2E_PORT'] || 17000),
  operator: Number(process.env['E2E_OPERATOR_PORT'] || 17070),
  emulator: Number(process.env['E2E_STRIPE_EMULATOR_PORT'] || 17111),
  /** Where Lighthouse finds its browser. */
  debugging: Number(process.env['E2E_DEBUGGING_PORT'] || 17222),
};

/** Empty: the Chromium that Playwright installs. */
export const chromium = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
