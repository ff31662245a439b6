import 'reflect-metadata';
import { type DynamicModule, Injectable, Module, type Provider, Scope } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Catalog } from '../catalog/catalog';
import { EndlessStock } from '../catalog/endless.stock';
import type { Connection } from '../database/connection';
import { openEmbedded } from '../database/embedded.connection';
import { Mailer } from '../mail/mailer';
import { EffectsRegistry } from '../orders/effects.registry';
import { ORDER_CONFIRMATION } from '../orders/effects';
import { OnOrder } from '../orders/on-order.decorator';
import { Buyers } from './customers/buyers';
import { PaymentsModule } from './payments.module';

class NoGoods extends Catalog {
  async currencies() {
    return ['inr'];
  }
  async list() {
    return [];
  }
  async find() {
    return [];
  }
}

@Injectable()
class Post extends Mailer {
  async send(): Promise<void> {
    return undefined;
  }
  async forget(): Promise<void> {
    return undefined;
  }
}

interface Account {
  readonly name?: string;
  readonly id?: string;
  readonly isGlobal?: boolean;
  readonly database?: Connection;
  readonly providers?: Provider[];
}

/** Nothing is asked of it: the start fails before. */
const aConnection = () =>
  ({
    queries: { transaction: async () => undefined },
    pgBoss: { connectionString: 'postgres://nobody@127.0.0.1:1/none' },
    close: async () => undefined,
  }) as unknown as Connection;

function anAccount({ name, id, isGlobal, database, providers = [] }: Account = {}): DynamicModule {
  return PaymentsModule.forRoot({
    ...(name !== undefined && { name }),
    ...(isGlobal && { isGlobal }),
    providers: [{ provide: Catalog, useClass: NoGoods }, ...providers],
    database: database ?? aConnection(),
    webUrl: 'https://shop.test',
    stripe: { secretKey: 'sk_test_51AbCdEf', webhookSecrets: ['whsec_abc'] },
    shop: { currency: 'inr', orderTokenSecret: 's'.repeat(40), shipTo: [], id },
  });
}

function started(...imports: DynamicModule[]) {
  @Module({ imports })
  class TeamModule {}
  return NestFactory.createApplicationContext(TeamModule, { abortOnError: false, logger: false });
}

const fault = (...accounts: DynamicModule[]) =>
  started(...accounts).then(
    () => 'started',
    (error: Error) => `${error.name}: ${error.message}`,
  );

const shared = aConnection();
it.each([
  ['name', {}, { id: 'other' }],
  ['shop.id', {}, { name: 'eu' }],
  ['database', { database: shared }, { name: 'eu', id: 'other', database: shared }],
])('two accounts with one %s keep the application from starting', async (what, first, second) => {
  const said = await fault(anAccount(first), anAccount(second));
  expect(said).toContain(`PaymentsOptionsError: Two accounts have the same ${what}`);
});

it('an account with no catalogue is told to bind one', async () => {
  const bare = anAccount();
  const providers = bare.providers?.filter(
    (it) => typeof it === 'function' || it.provide !== Catalog,
  );
  expect(await fault({ ...bare, providers: providers ?? [] })).toContain('has no Catalog');
});

it('buyers that are asked anew for each request are refused at the start', async () => {
  @Injectable({ scope: Scope.REQUEST })
  class SignIn extends Buyers {
    async buyerOf(): Promise<undefined> {
      return undefined;
    }
  }
  expect(await fault(anAccount({ providers: [SignIn] }))).toContain(
    'HandlerError: SignIn is not a singleton',
  );
});

it('what is an account’s alone is not the other’s, be the first one global or not', async () => {
  @Injectable()
  class Points {
    @OnOrder('paid', { name: 'spec-points', required: true })
    async give(): Promise<void> {
      return undefined;
    }
  }
  const [here, there] = await Promise.all([openEmbedded(undefined), openEmbedded(undefined)]);
  const mailer = { provide: Mailer, useClass: Post };
  const first = anAccount({ isGlobal: true, database: here, providers: [mailer, Points] });
  const second = anAccount({ name: 'eu', id: 'other', database: there });
  const app = await started(first, second);
  const effects = [first, second].map((account) =>
    [ORDER_CONFIRMATION, 'spec-points'].map(
      (name) => app.select(account).get(EffectsRegistry, { strict: true }).find(name) !== undefined,
    ),
  );
  expect(effects).toEqual([
    [true, true],
    [false, false],
  ]);
  await app.close();
}, 60_000);

it('a shop of what never runs out holds nothing back', async () => {
  expect(await new EndlessStock().reserve()).toEqual([]);
  expect(await new EndlessStock().commit()).toBe(true);
});
