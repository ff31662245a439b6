import type { Locator } from '@playwright/test';
import { arabic } from './arabic';

export type Language = 'en' | 'ar';

/** How somebody comes to the shop: what they read, and what they press with. */
export class Visitor {
  /** Where the pages in this language begin. */
  readonly root: string;

  constructor(
    private readonly language: Language,
    private readonly hasTouch: boolean,
  ) {
    this.root = language === 'en' ? '/' : `/${language}/`;
  }

  /**
   * What stands there for who reads this language.
   * @param value in the place of `{}`
   */
  readonly reads = (english: string, value = ''): string => {
    const text = this.language === 'en' ? english : arabic[english];
    if (!text) throw new Error(`Nobody has said what "${english}" is in ${this.language}`);
    return text.replace('{}', value);
  };

  /** The same, of the first words of a text. */
  readonly readsFirst = (english: string): RegExp => new RegExp(`^\\s*${this.reads(english)}`);

  /** An amount in the shop's currency and nothing else, wherever the language puts the sign. */
  readonly readsRupees = (amount: string): string | RegExp =>
    this.language === 'en' ? `₹${amount}` : new RegExp(`^\\P{N}*${amount}\\P{N}*₹\\P{N}*$`, 'u');

  /** With a finger where there is no mouse. */
  readonly press = (target: Locator): Promise<void> =>
    this.hasTouch ? target.tap() : target.click();
}
