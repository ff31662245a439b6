import { Injectable } from '@nestjs/common';
import { type Shortage, Stock } from './stock';

/** For what never runs out, such as downloads: an account's stock where the team binds none. */
@Injectable()
export class EndlessStock extends Stock {
  async reserve(): Promise<readonly Shortage[]> {
    return [];
  }

  async commit(): Promise<boolean> {
    return true;
  }

  async release(): Promise<void> {
    return undefined;
  }
}
