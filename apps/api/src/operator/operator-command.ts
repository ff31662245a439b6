import type { z } from 'zod';

/** What a command answers: for people `text`, for programs `data`. */
export interface CommandAnswer {
  /** False where a person has to act, as on breaks between the books. */
  readonly ok: boolean;
  readonly text: string;
  readonly data: object;
}

/** Something an operator may tell the shop to do, at `POST /commands/<name>` of the operator's port. */
export interface OperatorCommand<Input> {
  readonly name: string;
  /** What the body may hold; anything else is refused. */
  readonly input: z.ZodType<Input>;
  /** @throws ProblemException when the shop will not */
  run(input: Input): Promise<CommandAnswer>;
}
