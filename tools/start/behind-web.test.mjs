import assert from 'node:assert/strict';
import { test } from 'node:test';
import { behindWeb } from './behind-web.mjs';

test('the browser opens the web at PORT, and the API is behind it at a port of its own', () => {
  assert.deepEqual(behindWeb({}), { PORT: '7000', WEB_URL: 'http://localhost:4200' });
  assert.deepEqual(behindWeb({ PORT: '7001', API_PORT: '7002' }), {
    PORT: '7002',
    WEB_URL: 'http://localhost:7001',
  });
});
