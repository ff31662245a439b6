import 'reflect-metadata';
import { Controller, Injectable, Module, type Provider, Scope, type Type } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { aConfiguration } from '../a-configuration';
import { createApp } from '../../src/create-app';
import { HandlerDiscovery, type HandlerOptions } from '@till/payments/jobs/handler.discovery';
import { handlerKind } from '@till/payments/jobs/handler.decorator';

/** A decorator of its own kind, as loosely typed as JavaScript: what the compiler would refuse is on trial too. */
function aDecorator() {
  const kind = handlerKind<HandlerOptions>('@OnTest');
  const OnTest =
    (options: HandlerOptions = {}): MethodDecorator =>
    (target, method, { value }) =>
      kind.mark(target, method, value as object, options);
  return { kind, OnTest };
}

async function found(kind: ReturnType<typeof aDecorator>['kind'], module: Partial<Provided>) {
  @Module({
    imports: [DiscoveryModule],
    ...module,
    providers: [HandlerDiscovery, ...(module.providers ?? [])],
  })
  class TestModule {}
  const app = await createApp({
    configuration: aConfiguration(),
    module: TestModule,
    logger: false,
  });
  try {
    return app.get(HandlerDiscovery).find(kind);
  } finally {
    await app.close();
  }
}

interface Provided {
  readonly providers: readonly Provider[];
  readonly controllers: Type[];
}

it('a handler is found by its class and method, or by its name, and called on its provider', async () => {
  const { kind, OnTest } = aDecorator();
  @Injectable()
  class Shipping {
    readonly shipped: unknown[] = [];
    @OnTest()
    async ship(order: unknown) {
      this.shipped.push(order);
    }
    @OnTest({ name: 'pack-it' })
    async pack() {
      this.shipped.push('packed');
    }
  }
  const shipping = new Shipping();
  const handlers = await found(kind, { providers: [{ provide: Shipping, useValue: shipping }] });
  expect(handlers.map(({ name, where }) => [name, where])).toEqual([
    ['Shipping.ship', 'Shipping.ship'],
    ['pack-it', 'Shipping.pack'],
  ]);
  for (const { run } of handlers) await run('order');
  expect(shipping.shipped).toEqual(['order', 'packed']);
});

it('a handler is found in whatever Nest made: a class, a factory’s value, an heir, a controller', async () => {
  const { kind, OnTest } = aDecorator();
  class Parent {
    @OnTest()
    async ship() {
      return undefined;
    }
  }
  @Injectable()
  class Heir extends Parent {}
  @Controller('desk')
  class Desk {
    @OnTest()
    async ring() {
      return undefined;
    }
  }
  const handlers = await found(kind, {
    providers: [Heir, { provide: 'made', useFactory: () => new Parent() }],
    controllers: [Desk],
  });
  expect(handlers.map(({ where }) => where).toSorted()).toEqual([
    'Desk.ring',
    'Heir.ship',
    'Parent.ship',
  ]);
});

it('a provider with two tokens has its handlers once', async () => {
  const { kind, OnTest } = aDecorator();
  @Injectable()
  class Shipping {
    @OnTest({ required: true })
    async ship() {
      return undefined;
    }
  }
  const alias = { provide: 'shipping', useExisting: Shipping };
  expect(await found(kind, { providers: [Shipping, alias] })).toHaveLength(1);
});

it('a method with two parameters is refused with its class, its name and its file', async () => {
  const { kind, OnTest } = aDecorator();
  @Injectable()
  class Shipping {
    @OnTest()
    async ship(order: unknown, address: unknown) {
      return [order, address];
    }
  }
  await expect(found(kind, { providers: [Shipping] })).rejects.toThrow(
    'Shipping.ship (test/jobs/handler.discovery.spec.ts), marked by @OnTest, takes 2 parameters: it is given one',
  );
});

it('a name that is none is refused', async () => {
  const { kind, OnTest } = aDecorator();
  @Injectable()
  class Shipping {
    @OnTest({ name: 'a b' })
    async ship() {
      return undefined;
    }
  }
  await expect(found(kind, { providers: [Shipping] })).rejects.toThrow(
    'Shipping.ship (test/jobs/handler.discovery.spec.ts), marked by @OnTest, is named "a b"',
  );
});

it.each([Scope.REQUEST, Scope.TRANSIENT])(
  'a provider that is not one for all (scope %i) is refused',
  async (scope) => {
    const { kind, OnTest } = aDecorator();
    @Injectable({ scope })
    class Shipping {
      @OnTest()
      async ship() {
        return undefined;
      }
    }
    await expect(found(kind, { providers: [Shipping] })).rejects.toThrow(
      'Shipping.ship (test/jobs/handler.discovery.spec.ts), marked by @OnTest, is not of a singleton',
    );
  },
);

it('a required handler whose class nobody provides is missed by its name and its file (lesson: handlers that are not found)', async () => {
  const { kind, OnTest } = aDecorator();
  class Shipping {
    @OnTest({ required: true })
    async ship() {
      return undefined;
    }
  }
  expect(Shipping).toBeDefined();
  await expect(found(kind, {})).rejects.toThrow(
    'Shipping.ship (test/jobs/handler.discovery.spec.ts) is a required @OnTest, but no module provides Shipping',
  );
});

it('a static method and one marked twice are refused where they are written', () => {
  const { OnTest } = aDecorator();
  expect(() => {
    class Shipping {
      @OnTest()
      static async ship() {
        return undefined;
      }

      async pack() {
        return undefined;
      }
    }
    return Shipping;
  }).toThrow('Shipping.ship is static');
  expect(() => {
    class Shipping {
      @OnTest({ name: 'one' })
      @OnTest({ name: 'two' })
      async ship() {
        return undefined;
      }
    }
    return Shipping;
  }).toThrow('Shipping.ship has @OnTest twice');
});
