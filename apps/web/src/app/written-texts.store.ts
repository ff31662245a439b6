import { inject, makeStateKey, Service, TransferState } from '@angular/core';
import { PAGE_CONTEXT } from './page-context';

const TEXTS = makeStateKey<Record<string, string>>('texts');

/**
 * What `Intl` wrote, by what it stands for. The server says it along with the page: to write it once more a phone
 * would rest for 40 ms, as long as the first formatter takes there, and perhaps write it otherwise.
 */
@Service()
export class WrittenTextsStore {
  private readonly state = inject(TransferState);
  private readonly texts = this.state.get(TEXTS, {});

  constructor() {
    if (inject(PAGE_CONTEXT)) this.state.onSerialize(TEXTS, () => this.texts);
  }

  of(key: string, write: () => string): string {
    return (this.texts[key] ??= write());
  }
}
