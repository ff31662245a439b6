import type { Problem } from '@till/shared-types';
import { OperatorServer } from '../src/operator/operator.server';
import type { Shop } from './a-shop';

interface CommandOutcome<Data> extends Partial<Problem> {
  readonly status: number;
  readonly ok: boolean;
  readonly text: string;
  readonly data: Data;
}

/** Sends the command to the shop's operator port, with its token: the answer, or the problem. */
export async function aCommand<Data = Record<string, unknown>>(
  shop: Shop,
  name: string,
  input: object,
): Promise<CommandOutcome<Data>> {
  const { url, token } = shop.app.get(OperatorServer);
  const answer = await fetch(`${url}/commands/${name}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}` },
    body: JSON.stringify(input),
  });
  return { ...((await answer.json()) as CommandOutcome<Data>), status: answer.status };
}
