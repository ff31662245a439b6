import {
  Injectable,
  type MessageEvent,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import {
  defer,
  switchMap,
  filter,
  interval,
  map,
  merge,
  type Observable,
  startWith,
  Subject,
  takeUntil,
  timer,
} from 'rxjs';
import type { Transaction } from '../database/connection';
import { DatabaseService } from '../database/database.service';
import { OrderPageService } from './order-page.service';

const CHANNEL = 'order_changes';

/** Proxies close a stream that is silent for long; browsers open it again by themselves. */
const HEARTBEAT_MS = 25_000;
const LONGEST_STREAM_MS = 10 * 60_000;

/** Tells open order pages of changes, whichever replica made them. */
@Injectable()
export class OrderChangesService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly changed = new Subject<string>();
  private readonly ended = new Subject<void>();

  constructor(
    private readonly database: DatabaseService,
    private readonly pages: OrderPageService,
  ) {}

  /** Part of the transaction that changes the order. */
  announce(tx: Transaction, orderId: string): Promise<void> {
    return this.database.notify(tx, CHANNEL, orderId);
  }

  /** @throws ProblemException order_not_found */
  async follow(token: string): Promise<Observable<MessageEvent>> {
    const { id } = await this.pages.find(token);
    const page = defer(async () => ({ data: await this.pages.page(token) }));
    const changes = this.changed.pipe(
      filter((orderId) => orderId === id),
      // At once, but listening already: a change while the page is read is not missed.
      startWith(id),
      switchMap(() => page),
    );
    const heartbeat = interval(HEARTBEAT_MS).pipe(map(() => ({ type: 'heartbeat', data: '' })));
    return merge(changes, heartbeat).pipe(takeUntil(merge(this.ended, timer(LONGEST_STREAM_MS))));
  }

  onApplicationBootstrap(): Promise<void> {
    return this.database.listen(CHANNEL, (orderId) => this.changed.next(orderId));
  }

  /** Before the server drains: an open page must not keep it from ending. */
  onModuleDestroy(): void {
    this.ended.next();
  }
}
