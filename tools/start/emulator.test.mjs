import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { ownEmulatorEnvironment } from './emulator.mjs';
import { readSettings } from './settings.mjs';

const settings = readSettings({ STRIPE_EMULATOR_BUSINESS_NAME: 'Tea' }, tmpdir());

describe('an emulator that is served by itself', () => {
  it('serves the shop beside it when nothing is said', () => {
    assert.deepEqual(ownEmulatorEnvironment(settings, { PATH: '/bin' }), {
      STRIPE_EMULATOR_PORT: '12111',
      STRIPE_EMULATOR_DATA_DIR: join('.data', 'stripe-emulator'),
      STRIPE_EMULATOR_BUSINESS_NAME: 'Tea',
      STRIPE_EMULATOR_WEBHOOK_URL: 'http://127.0.0.1:7000/api/webhooks/stripe',
    });
  });

  it('takes what is set, and nothing where that is empty', () => {
    const environment = ownEmulatorEnvironment(settings, {
      STRIPE_EMULATOR_DATA_DIR: '',
      STRIPE_EMULATOR_WEBHOOK_URL: 'http://127.0.0.1:3000/webhook',
    });
    assert.equal(environment.STRIPE_EMULATOR_DATA_DIR, '');
    assert.equal(environment.STRIPE_EMULATOR_WEBHOOK_URL, 'http://127.0.0.1:3000/webhook');
  });
});
