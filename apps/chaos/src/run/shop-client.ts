import type { Run } from './run';

/** Far longer than the shop may take for an answer: a busy machine is no fault of its. */
const PATIENCE_MS = 60_000;

export interface ApiAnswer<T> {
  /** 0 where no answer came. */
  readonly status: number;
  readonly body: T;
}

/** What the storefront asks the shop. An answer that no outage excuses is written down. */
export async function askShop<T>(run: Run, path: string, init: RequestInit): Promise<ApiAnswer<T>> {
  const url = `http://127.0.0.1:${run.world.wires.shop.port}/api/${path}`;
  try {
    const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) });
    const body = (await answer.json()) as T;
    const isOutage = answer.status === 503 && answer.headers.has('retry-after');
    if (answer.status >= 500 && !isOutage) {
      const route = path.replace(/orders\/[\w-]{22}/, 'orders/:token');
      run.witness.broken.push(`${route}: ${answer.status} ${JSON.stringify(body)}`);
    }
    return { status: answer.status, body };
  } catch (error) {
    if (error instanceof DOMException) run.witness.broken.push(`${path}: no answer in a minute`);
    return { status: 0, body: {} as T };
  }
}
