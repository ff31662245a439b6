import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { safeMessage } from '@till/payments';
import { CommandRunner } from '../command-runner';
import type { CommandAnswer, OperatorCommand } from '../operator-command';
import { type Check, failure, type Finding, NoAnswerError } from './check';
import { type NamedFinding, doctorReport } from './doctor-report';

/** The checks, made. */
export const CHECKS = Symbol('checks');

const input = z.strictObject({});

/** Looks at everything that has to be right for the shop to take money. */
@Injectable()
export class DoctorCommand implements OperatorCommand<z.infer<typeof input>> {
  readonly name = 'doctor';
  readonly input = input;

  constructor(
    @Inject(CHECKS) private readonly checks: readonly Check[],
    commands: CommandRunner,
  ) {
    commands.offer(this);
  }

  async run(): Promise<CommandAnswer> {
    const findings: NamedFinding[] = [];
    // One after the other: Stripe's limit is the shop's, and shoppers need it.
    for (const check of this.checks) findings.push({ name: check.name, ...(await look(check)) });
    return {
      ok: findings.every(({ verdict }) => verdict !== 'failure'),
      text: doctorReport(findings),
      data: { findings },
    };
  }
}

/** What keeps a check from looking is a finding too, and holds up no other. */
async function look(check: Check): Promise<Finding> {
  try {
    return await check.run();
  } catch (error) {
    if (error instanceof NoAnswerError) return failure(error.message, error.fix);
    return failure(
      `This could not be looked at (${safeMessage(error)}).`,
      'See that the database answers, at /api/health/ready, and look at the shop’s log.',
    );
  }
}
