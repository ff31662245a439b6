import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

export type FaultKind = 'SIGKILL' | 'SIGTERM' | 'database' | 'connections' | 'commit' | 'pause';

/** Something to happen when the shop reaches one of its crash points for the nth time. */
export interface ArmedFault {
  readonly point: string;
  readonly n: number;
  readonly kind: FaultKind;
}

type Message =
  | { readonly type: 'ready'; readonly url: string; readonly points: readonly string[] }
  | { readonly type: 'fault'; readonly id: number; readonly fault: ArmedFault }
  | {
      readonly type: 'answer';
      readonly id: number;
      readonly value?: unknown;
      readonly error?: string;
    };

interface Waiting {
  readonly done: (value: unknown) => void;
  readonly failed: (error: Error) => void;
}

/** The shop refused, or could not do, what it was asked. The message is the problem's code where it has one. */
export class RefusedError extends Error {}

/** One life of the shop under test: from its start to its end, whatever brings that. */
export class ShopProcess {
  readonly log: string[] = [];
  points: readonly string[] = [];
  /** Does what the shop cannot do to itself. */
  onFault: (fault: ArmedFault) => Promise<void> = async () => undefined;
  /** Resolves with the port, or fails when it ends before it is ready. */
  readonly ready: Promise<number>;
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null }>;
  private readonly child: ChildProcess;
  private readonly waiting = new Map<number, Waiting>();
  private count = 0;

  constructor(program: string, env: Readonly<Record<string, string>>) {
    this.child = fork(program, {
      env,
      execArgv: [],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => this.log.push(text));
    }
    this.ended = once(this.child, 'close').then(([code, signal]) => {
      for (const { failed } of this.waiting.values()) failed(new RefusedError('the shop ended'));
      this.waiting.clear();
      return { code: code as number | null, signal: signal as string | null };
    });
    this.ready = new Promise((done, failed) => {
      this.child.on('message', (message: Message) => this.hear(message, done));
      void this.ended.then(() =>
        failed(new Error(`The shop did not start:\n${this.log.join('')}`)),
      );
    });
    this.ready.catch(() => undefined);
  }

  /** @throws RefusedError */
  ask<T>(command: object): Promise<T> {
    const id = (this.count += 1);
    return new Promise<T>((done, failed) => {
      this.waiting.set(id, { done: (value) => done(value as T), failed });
      if (!this.child.connected) failed(new RefusedError('the shop ended'));
      else
        this.child.send(
          { ...command, id },
          (error) => error && failed(new RefusedError('the shop ended')),
        );
    });
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  private hear(message: Message, ready: (port: number) => void): void {
    if (message.type === 'ready') {
      this.points = message.points;
      ready(Number(new URL(message.url).port));
    } else if (message.type === 'fault') {
      void this.onFault(message.fault).then(() => {
        if (this.child.connected) this.child.send({ resume: message.id }, () => undefined);
      });
    } else {
      const { id, value, error } = message;
      const waiting = this.waiting.get(id);
      this.waiting.delete(id);
      if (error === undefined) waiting?.done(value);
      else waiting?.failed(new RefusedError(error));
    }
  }
}
