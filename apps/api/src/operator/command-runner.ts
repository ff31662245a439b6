import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import { NOT_FOUND, ProblemException } from '@till/payments';
import { parseJsonObject } from '../problems/json-body';
import type { CommandAnswer, OperatorCommand } from './operator-command';

const MAX_BYTES = 100_000;

/** The commands that modules have offered, by name. */
@Injectable()
export class CommandRunner {
  private readonly commands = new Map<string, OperatorCommand<unknown>>();

  offer<Input>(command: OperatorCommand<Input>): void {
    this.commands.set(command.name, command);
  }

  /** @throws ProblemException not_found, what is wrong with the body, or why the command will not */
  async run(name: string, request: IncomingMessage): Promise<CommandAnswer> {
    const command = this.commands.get(name);
    if (!command) throw new ProblemException(NOT_FOUND.code, NOT_FOUND.detail);
    const input = command.input.safeParse(parseJsonObject(await bytesOf(request)));
    if (!input.success) {
      throw new ProblemException('validation_failed', 'The request is not valid.', {
        errors: input.error.issues.map(({ path, message }) => ({
          pointer: path.map((step) => `/${String(step)}`).join(''),
          code: 'validation_failed',
          detail: message,
        })),
      });
    }
    return command.run(input.data);
  }
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MAX_BYTES)
      throw new ProblemException('payload_too_large', 'The body is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
