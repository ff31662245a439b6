import { ConsoleLogger } from '@nestjs/common';

/** The framework's own account of its start: a line per module and route, and each fault once more than `main.ts` tells it. */
const START_UP = new Set([
  'ExceptionHandler',
  'InstanceLoader',
  'NestApplication',
  'NestFactory',
  'RouterExplorer',
  'RoutesResolver',
]);

const isStartUp = (rest: unknown[]) => START_UP.has(String(rest.at(-1)));

/** Lines for people; in production one JSON object per line. */
export class ShopLogger extends ConsoleLogger {
  constructor(production: boolean) {
    super({
      json: production,
      flattenParams: true,
      logLevels: ['log', 'warn', 'error', 'fatal'],
    });
  }

  override log(message: unknown, ...rest: unknown[]): void {
    if (!isStartUp(rest)) super.log(message, ...rest);
  }

  override error(message: unknown, ...rest: unknown[]): void {
    if (!isStartUp(rest)) super.error(message, ...rest);
  }
}
