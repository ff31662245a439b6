import { Chance } from '../account/chance';
import { Ids } from '../account/ids';
import type { EventRow } from '../account/kinds';

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
  #chance = new Chance('');
  #ids = new Ids('');

  get settings(): TortureSettings {
    return this.#settings;
  }

  /** Starts over. Settings that want anything are given the seed `torture` unless they name one. */
  set(settings: TortureSettings): void {
    const { seed = 'torture' } = settings;
    this.#settings = Object.keys(settings).length ? { ...settings, seed } : {};
    this.#chance = new Chance(seed);
    this.#ids = new Ids(`${seed} strays`);
  }

  /** Whether the event is never generated. */
  swallows(): boolean {
    return this.#chance.happens(this.#settings.never);
  }

  stamp(now: number): number {
    return this.#settings.same_second ? now - (now % stampSeconds) : now;
  }

  fate(): Fate {
    const { delay, delay_seconds = 60, reorder, drop, truncate, duplicate } = this.#settings;
    const late = this.#chance.happens(delay) ? this.#chance.next() * delay_seconds : 0;
    const overtaken = this.#chance.happens(reorder) ? overtakenSeconds : 0;
    return {
      dropped: this.#chance.happens(drop),
      truncated: this.#chance.happens(truncate),
      extra: this.#chance.happens(duplicate) ? 1 : 0,
      delaySeconds: Math.round(late) + overtaken,
    };
  }

  /** Events that have no business here and come along with a true one. */
  strays(event: EventRow): EventRow[] {
    const strays: EventRow[] = [];
    const id = () => this.#ids.next('evt_1Stray', 18);
    if (this.#chance.happens(this.#settings.wrong_mode)) {
      strays.push({ ...event, id: id(), livemode: true });
    }
    if (this.#chance.happens(this.#settings.foreign)) {
      const other = this.#ids.next('', 20);
      const object = { ...event.data.object, id: `cs_test_foreign${other}`, metadata: {} };
      const account = `acct_${other.slice(0, 16)}`;
      strays.push({ ...event, id: id(), account, data: { object } });
    }
    return strays;
  }
}
