import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { DatabaseService } from '../database/database.service';
import { PaymentsOptionsError } from '../options/settings-of';
import { PaymentsSettings } from '../options/payments.settings';

/** What an account is called beside others; empty for the one that needs no name. */
export const ACCOUNT_NAME = Symbol('ACCOUNT_NAME');

/** Accounts of one application that could not be told apart keep it from starting. */
@Injectable()
export class AccountsCheck implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly settings: PaymentsSettings,
    private readonly database: DatabaseService,
    @Inject(ACCOUNT_NAME) private readonly name: string,
  ) {}

  /** @throws PaymentsOptionsError */
  onModuleInit(): void {
    const others = this.discovery
      .getProviders()
      .map(({ instance }): unknown => instance)
      .filter((it): it is AccountsCheck => it instanceof AccountsCheck && it !== this);
    for (const other of others) {
      const shared = this.sharedWith(other);
      if (shared) throw new PaymentsOptionsError(`Two accounts have the same ${shared}`);
    }
  }

  private sharedWith({ name, settings, database }: AccountsCheck): string | undefined {
    if (name === this.name) return `name, "${name}": give the second forRootAsync({ name: … })`;
    const { id } = this.settings.shop;
    if (settings.shop.id === id) return `shop.id, "${id}"`;
    return database.sharesWith(this.database)
      ? 'database: give each a schema of its own, openPostgres(url, { schema: … })'
      : undefined;
  }
}
