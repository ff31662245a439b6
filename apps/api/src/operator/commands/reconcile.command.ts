import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import {
  ProblemException,
  ReconciliationService,
  safeMessage,
  StripeUnavailableError,
} from '@till/payments';
import { CommandRunner } from '../command-runner';
import type { CommandAnswer, OperatorCommand } from '../operator-command';
import { reconcileInput } from './reconcile-input';
import { reconcileData, reconcileText } from './reconcile-report';

/** Compares the shop's books with Stripe's. */
@Injectable()
export class ReconcileCommand implements OperatorCommand<z.infer<typeof reconcileInput>> {
  readonly name = 'reconcile';
  readonly input = reconcileInput;

  constructor(
    private readonly reconciliation: ReconciliationService,
    commands: CommandRunner,
  ) {
    commands.offer(this);
  }

  async run({ fix, ...period }: z.infer<typeof reconcileInput>): Promise<CommandAnswer> {
    try {
      const result = await (fix
        ? this.reconciliation.repair(period)
        : this.reconciliation.compare(period));
      return {
        ok: result.breaks.length === 0,
        text: reconcileText(period, result),
        data: reconcileData(period, result),
      };
    } catch (error) {
      if (!(error instanceof StripeUnavailableError)) throw error;
      throw new ProblemException(
        'stripe_unavailable',
        `Stripe cannot be asked (${safeMessage(error)}), so the books were not compared.`,
        { cause: error },
      );
    }
  }
}
