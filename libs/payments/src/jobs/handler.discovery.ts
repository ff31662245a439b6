import { Injectable } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import type { Declared, HandlerKind } from './handler.decorator';
import { HandlerError } from './handler.error';

/** What every handler may be told. */
export interface HandlerOptions {
  /** Under which it is stored. `Class.method` where none is given, so that renaming either makes it another one. */
  readonly name?: string;
  /** The start fails when no module of the application provides the class. */
  readonly required?: boolean;
}

export interface FoundHandler<O> {
  readonly name: string;
  /** `Class.method` */
  readonly where: string;
  readonly options: O;
  run(argument: unknown): Promise<void>;
}

type Wrapper = ReturnType<DiscoveryService['getProviders']>[number];

const NAME = /^[A-Za-z0-9][\w.-]{0,99}$/;

/** Finds the methods that modules decorated to be called, and refuses those that could not be. */
@Injectable()
export class HandlerDiscovery {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  /** @throws HandlerError that names the class and the method */
  find<O extends HandlerOptions>(kind: HandlerKind<O>): FoundHandler<O>[] {
    const missing = kind.declared.find(
      ({ target, options }) =>
        options.required && !this.everything().some((it) => isOf(it, target)),
    );
    if (missing) {
      const { name } = missing.target.constructor;
      throw new HandlerError(
        `${name}.${missing.method}${inFile(missing)} is a required ${kind.decorator}, but no module provides ${name}`,
      );
    }
    return this.wrappers().flatMap((wrapper) => this.handlersOf(wrapper, kind));
  }

  /** All that was provided under the token, by whichever module. */
  provided<T>(token: symbol): T[] {
    return this.seen(this.discovery.getProviders())
      .filter((wrapper) => wrapper.token === token)
      .map(({ instance }) => instance as T);
  }

  /** Every provider that is one of these, each once. @throws HandlerError for one that is not a singleton */
  instancesOf<T>(type: abstract new (...args: never[]) => T): T[] {
    const wrappers = this.seen(this.discovery.getProviders());
    const odd = wrappers.find((it) => isOf(it, type.prototype as object) && !isSingleton(it));
    if (odd)
      throw new HandlerError(`${odd.name} is not a singleton: it is asked without a request`);
    const all = wrappers.map(({ instance }): unknown => instance);
    return [...new Set(all.filter((instance): instance is T => instance instanceof type))];
  }

  /** One per instance: a provider may have more than one token. */
  private wrappers(): Wrapper[] {
    return this.seen(this.everything()).filter(({ isAlias }) => !isAlias);
  }

  private everything(): Wrapper[] {
    return [...this.discovery.getProviders(), ...this.discovery.getControllers()];
  }

  /** Without what belongs to another account of the application, which has a discovery of its own. */
  private seen(wrappers: Wrapper[]): Wrapper[] {
    return wrappers.filter(({ host }) => {
      const discovery: unknown = host?.providers.get(HandlerDiscovery)?.instance;
      return discovery === undefined || discovery === this;
    });
  }

  private handlersOf<O extends HandlerOptions>(
    wrapper: Wrapper,
    { key, decorator }: HandlerKind<O>,
  ): FoundHandler<O>[] {
    const prototype = prototypeOf(wrapper);
    return this.scanner.getAllMethodNames(prototype).flatMap((method) => {
      const handler: unknown = Reflect.get(prototype ?? {}, method);
      if (typeof handler !== 'function') return [];
      const marked: Declared<O> | undefined = Reflect.getMetadata(key, handler);
      if (!marked) return [];
      const { options } = marked;
      const where = `${prototype?.constructor.name}.${method}`;
      const name = options.name ?? where;
      const fault = handlerFault(wrapper, handler.length, name);
      if (fault)
        throw new HandlerError(`${where}${inFile(marked)}, marked by ${decorator}, ${fault}`);
      return [{ name, where, options, run: (argument) => wrapper.instance[method](argument) }];
    });
  }
}

function handlerFault(wrapper: Wrapper, parameters: number, name: string): string | undefined {
  if (parameters > 1) return `takes ${parameters} parameters: it is given one`;
  if (!isSingleton(wrapper)) {
    return 'is not of a singleton: no request is there when it is called';
  }
  return NAME.test(name)
    ? undefined
    : `is named "${name}": expected up to 100 letters, digits, dots, dashes and underscores`;
}

const inFile = ({ file }: { readonly file: string | undefined }) => (file ? ` (${file})` : '');

const isSingleton = (wrapper: Wrapper) => !wrapper.isTransient && wrapper.isDependencyTreeStatic();

function isOf(wrapper: Wrapper, target: object): boolean {
  const prototype = prototypeOf(wrapper);
  return prototype === target || Object.prototype.isPrototypeOf.call(target, prototype ?? {});
}

/** Of the class, or of the value that was given or that a factory made. */
function prototypeOf(wrapper: Wrapper): object | null {
  const { instance, metatype, isNotMetatype } = wrapper;
  if (!isNotMetatype) return metatype?.prototype ?? null;
  return typeof instance === 'object' && instance !== null ? Object.getPrototypeOf(instance) : null;
}
