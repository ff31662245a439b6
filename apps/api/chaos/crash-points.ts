import { type Transaction } from '@till/payments/database/connection';
import { DatabaseService } from '@till/payments/database/database.service';
import { WATCHED_METHODS, type WatchedMethod } from './watched-methods';

/** What is done where a crash point is reached. It may never return. */
export type AtPoint = (point: string) => Promise<void>;

const TRANSACTION_POINTS = [
  'DatabaseService.transaction:before begin',
  'DatabaseService.transaction:before commit',
  'DatabaseService.transaction:after commit',
] as const;

/** All crash points of the shop. */
export const CRASH_POINTS: readonly string[] = [
  ...WATCHED_METHODS.flatMap(({ name }) => [`${name}:before`, `${name}:after`]),
  ...TRANSACTION_POINTS,
];

/** Puts the points into the shop's classes, before any of them is made. */
export function placeCrashPoints(at: AtPoint): void {
  for (const watched of WATCHED_METHODS) place(watched, at);
  placeInTransactions(at);
}

function place({ prototype, name, method }: WatchedMethod, at: AtPoint): void {
  const original = Reflect.get(prototype, method) as (...args: unknown[]) => Promise<unknown>;
  Reflect.set(prototype, method, async function (this: unknown, ...args: unknown[]) {
    await at(`${name}:before`);
    const answer = await original.apply(this, args);
    await at(`${name}:after`);
    return answer;
  });
}

function placeInTransactions(at: AtPoint): void {
  const [beforeBegin, beforeCommit, afterCommit] = TRANSACTION_POINTS;
  const { transaction } = DatabaseService.prototype;
  DatabaseService.prototype.transaction = async function <T>(
    this: DatabaseService,
    work: (tx: Transaction) => Promise<T>,
  ): Promise<T> {
    await at(beforeBegin);
    const answer = await transaction.call(this, async (tx) => {
      const done = await work(tx);
      await at(beforeCommit);
      return done;
    });
    await at(afterCommit);
    return answer as T;
  };
}
