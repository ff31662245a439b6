import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { errorFields } from '@till/payments';

/** Requests under way get this long, jobs 3 seconds after them; the whole end takes 10 seconds at most. */
const DRAIN_MS = 6_000;
const END_MS = 10_000;

/**
 * Ends the shop in order when it is told to: no new connections, requests under way are answered, then the workers
 * and the database close. The end of whoever started it (its channel closes) counts as being told.
 * An error that nobody caught ends it the same way: what state it left is unknown.
 */
export function endInOrder(app: NestFastifyApplication): void {
  const logger = new Logger('Shutdown');
  let ending = false;
  const end = async (code: number): Promise<void> => {
    if (ending) return;
    ending = true;
    setTimeout(() => app.getHttpServer().closeAllConnections(), DRAIN_MS).unref();
    setTimeout(() => process.exit(1), END_MS).unref();
    await app.close();
    process.exit(code);
  };
  const fail = (error: Error): void => {
    logger.fatal('an error that nobody caught', errorFields(error));
    end(1).catch(() => process.exit(1));
  };
  for (const event of ['SIGTERM', 'SIGINT', 'disconnect']) {
    process.on(event, () => {
      if (!ending) logger.log(`the shop ends (${event})`);
      void end(0).catch(fail);
    });
  }
  process.on('uncaughtException', fail);
}
