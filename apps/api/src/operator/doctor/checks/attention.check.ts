import { Injectable } from '@nestjs/common';
import { AttentionRepository } from '../../attention.repository';
import { type Check, failure, type Finding, ok } from '../check';

/** Nothing waits for a person. */
@Injectable()
export class AttentionCheck implements Check {
  readonly name = 'attention';

  constructor(private readonly attention: AttentionRepository) {}

  async run(): Promise<Finding> {
    const waiting: string[] = [];
    for (const kind of this.attention.kinds) {
      const number = await this.attention.count(kind);
      if (number > 0) waiting.push(`${kind.replace('_', ' ').replace('_', ' ')}: ${number}`);
    }
    if (waiting.length === 0) return ok('Nothing waits for a person.');
    return failure(
      `Somebody has to look: ${waiting.join(', ')}.`,
      'See docs/operating.md on effects and events that were given up, and on orders in review.',
    );
  }
}
