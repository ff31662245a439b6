import type { Locator, Page } from '@playwright/test';

type Table = 'Checkout sessions' | 'Payments' | 'Events and deliveries' | 'Faults';

/** The emulator's desk, as a person sees it. */
export class DeskPage {
  constructor(private readonly page: Page) {}

  rows(table: Table): Locator {
    return this.page.getByRole('region', { name: table }).locator('tbody tr');
  }

  /** The row of a table that says so. */
  row(table: Table, text: string): Locator {
    return this.rows(table).filter({ hasText: text });
  }

  books(): Locator {
    return this.page.getByRole('region', { name: 'Books' });
  }

  clock(): Locator {
    return this.page.locator('#now');
  }

  async moveClock(by: string): Promise<void> {
    await this.page.getByRole('button', { name: by }).click();
  }

  /** What torture was switched on with. */
  seed(): Locator {
    return this.page.locator('#seed');
  }

  torture(): Locator {
    return this.page.getByLabel('Torture events');
  }

  async planFault(action: string, when: string, path: string): Promise<void> {
    const form = this.page.getByRole('form', { name: 'Plan a fault' });
    await form.getByLabel('Fault').selectOption({ label: action });
    await form.getByLabel('When').selectOption({ label: when });
    await form.getByLabel('Path of the calls').fill(path);
    await form.getByRole('button').click();
  }

  /** What is looked into. */
  object(): Locator {
    return this.page.getByRole('dialog');
  }

  message(): Locator {
    return this.page.getByRole('status');
  }
}
