import { HandlerError } from './handler.error';
import { writtenIn } from './written-in';

/** What a decorator said of a method. */
export interface Declared<O> {
  readonly target: object;
  readonly method: string;
  readonly options: O;
  /** The file it stands in, where that is known. */
  readonly file: string | undefined;
}

/** A kind of handler: the methods that its decorator marked, wherever they are. */
export interface HandlerKind<O> {
  /** As it is written, `@OnOrder`. */
  readonly decorator: string;
  readonly key: symbol;
  /** Of every class that was loaded, whether the application provides it or not. */
  readonly declared: readonly Declared<O>[];
  /** Marks the method. @throws HandlerError for a static method, and for one that is marked already */
  mark(target: object, method: string | symbol, handler: object, options: O): void;
}

export function handlerKind<O>(decorator: string): HandlerKind<O> {
  const key = Symbol(decorator);
  const declared: Declared<O>[] = [];
  return {
    decorator,
    key,
    declared,
    mark(target, property, handler, options) {
      const method = String(property);
      if (typeof target === 'function') {
        throw new HandlerError(`${target.name}.${method} is static: ${decorator} cannot call it`);
      }
      if (Reflect.hasOwnMetadata(key, handler)) {
        throw new HandlerError(
          `${target.constructor.name}.${method} has ${decorator} twice: give it one with a list`,
        );
      }
      const marked = { target, method, options, file: writtenIn() };
      Reflect.defineMetadata(key, marked, handler);
      declared.push(marked);
    },
  };
}
