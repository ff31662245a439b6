import type { EventRow } from '../account/kinds';
import { Ids } from '../account/ids';

/** Chances from 0 to 1; what is left out does not happen. */
export interface TortureSettings {
  seed?: string;
  /** Delivered twice. */
  duplicate?: number;
  /** Delivered up to `delay_seconds` late. */
  delay?: number;
  delay_seconds?: number;
  /** Held back for a moment, so that later events overtake it. */
  reorder?: number;
  /** Never delivered, though it can be listed. */
  drop?: number;
  /** Delivered once with its end cut off, then whole. */
  truncate?: number;
  /** Not generated at all. */
  never?: number;
  /** Followed by a copy that claims to be from live mode. */
  wrong_mode?: number;
  /** Followed by an event about another account's objects. */
  foreign?: number;
  /** Stamps of several seconds are made the same. */
  same_second?: boolean;
}

/** A bit of everything, as `STRIPE_EMULATOR_TORTURE` asks for with its seed. */
export function everything(seed: string): TortureSettings {
  return {
    seed,
    duplicate: 0.2,
    delay: 0.2,
    delay_seconds: 30,
    reorder: 0.3,
    drop: 0.1,
    truncate: 0.1,
    never: 0.05,
    wrong_mode: 0.05,
    foreign: 0.05,
    same_second: true,
  };
}

/** What happens to one event on its way to one endpoint. */
export interface Fate {
  dropped: boolean;
  truncated: boolean;
  /** How many times too often. */
  extra: number;
  delaySeconds: number;
}

const stampSeconds = 10;
const overtakenSeconds = 2;

/** Everything that can go wrong with events, decided by a seed and the order of events alone. */
export class Torture {
  #settings: TortureSettings = {};
  #ids = new Ids('');

  get settings(): TortureSettings {
    return this.#settings;
  }

  set(settings: TortureSettings): void {
    this.#settings = settings;
    this.#ids = new Ids(settings.seed ?? 'torture');
  }

  /** Whether the event is never generated. */
  swallows(): boolean {
    return this.#happens('never');
  }

  stamp(now: number): number {
    return this.#settings.same_second ? now - (now % stampSeconds) : now;
  }

  fate(): Fate {
    const late = this.#happens('delay') ? this.#chance() * (this.#settings.delay_seconds ?? 60) : 0;
    const overtaken = this.#happens('reorder') ? overtakenSeconds : 0;
    return {
      dropped: this.#happens('drop'),
      truncated: this.#happens('truncate'),
      extra: this.#happens('duplicate') ? 1 : 0,
      delaySeconds: Math.round(late) + overtaken,
    };
  }

  /** Events that have no business here and come along with a true one. */
  strays(event: EventRow): EventRow[] {
    const strays: EventRow[] = [];
    const id = () => this.#ids.next('evt_1Stray', 18);
    if (this.#happens('wrong_mode')) strays.push({ ...event, id: id(), livemode: true });
    if (this.#happens('foreign')) {
      const other = this.#ids.next('', 20);
      const object = { ...event.data.object, id: `cs_test_foreign${other}`, metadata: {} };
      const account = `acct_${other.slice(0, 16)}`;
      strays.push({ ...event, id: id(), account, data: { object } });
    }
    return strays;
  }

  #happens(what: keyof TortureSettings): boolean {
    const chance = this.#settings[what];
    return typeof chance === 'number' && chance > 0 && this.#chance() < chance;
  }

  /** From 0 to 1, of the seed's own sequence. */
  #chance(): number {
    return (Number.parseInt(Buffer.from(this.#ids.next('', 4)).toString('hex'), 16) % 997) / 997;
  }
}
