import { checkParameters } from '../api/parameters';
import { parametersOf, refuseRemoved } from '../api/versioned-parameters';
import { parseForm } from '../api/form';
import type { Account } from '../account/account';
import type { Fault } from '../faults/fault';
import type { FaultPlan } from '../faults/fault-plan';
import type { Call, Operations } from '../resources/operation';
import { expand } from './expand';
import type { Idempotency } from './idempotency';
import { checkKey } from './keys';
import { type Answer, type Message, errorAnswer } from './message';
import type { RateLimits } from './rate-limits';
import { type Route, route } from './router';
import { suffer } from './suffer';
import { StripeError, invalidRequest } from '../api/stripe-error';
import { negotiateVersion } from '../api/versions';

interface Request {
  id: string;
  message: Message;
  route: Route;
  version: string;
  idempotencyKey: string | undefined;
  digest: string;
}

/** What an operation came to. */
interface Outcome {
  status: number;
  body: object;
}

/** `/v1/...`: what the SDK talks to. */
export class ApiEndpoint {
  constructor(
    private readonly account: Account,
    private readonly operations: Operations,
    private readonly idempotency: Idempotency,
    private readonly faults: FaultPlan,
    private readonly limits: RateLimits,
  ) {}

  async answer(message: Message): Promise<Answer> {
    const id = this.account.ids.next('req_', 14);
    const faults = this.faults.take(message.method, message.path, this.account.now);
    let request: Request | undefined;
    try {
      request = this.#read(id, message);
      const answer = await this.#once(request, faults);
      return withHeaders(answer, request);
    } catch (error) {
      const answer = failed(error);
      if (request) return withHeaders(answer, request);
      answer.headers['Request-Id'] = id;
      return answer;
    }
  }

  #read(id: string, message: Message): Request {
    const found = route(message.method, message.path);
    checkKey(this.account, message.headers.authorization, found?.key ?? '');
    const version = negotiateVersion(header(message, 'stripe-version'), this.account.apiVersion);
    if (!found) {
      throw new StripeError(404, {
        type: 'invalid_request_error',
        message: `Unrecognized request URL (${message.method}: ${message.path}).`,
      });
    }
    this.limits.count(found.key, found.ids);
    const type = message.headers['content-type'];
    if (message.body && type && !type.startsWith('application/x-www-form-urlencoded')) {
      throw invalidRequest(
        'Invalid request (check that your POST content type is application/x-www-form-urlencoded).',
      );
    }
    const key = message.method === 'POST' ? header(message, 'idempotency-key') : undefined;
    const digest = key ? this.idempotency.digest(message.path, message.body) : '';
    return { id, message, route: found, version, idempotencyKey: key, digest };
  }

  async #once(request: Request, faults: readonly Fault[]): Promise<Answer> {
    const { idempotencyKey: key, digest } = request;
    if (key === undefined) return this.#withFaults(request, faults);
    const saved = this.idempotency.recall(key, digest);
    if (saved) {
      return answerOf(saved.status, saved.body, {
        'Idempotent-Replayed': 'true',
        'Original-Request': saved.request,
        ...(saved.status >= 500 ? { 'Stripe-Should-Retry': 'false' } : {}),
      });
    }
    this.idempotency.begin(key, digest);
    try {
      return await this.#withFaults(request, faults);
    } finally {
      this.idempotency.end(key);
    }
  }

  async #withFaults(request: Request, faults: readonly Fault[]): Promise<Answer> {
    if (faults.length === 0) return this.#execute(request);
    const answer = await this.#suffer(request, faults);
    if (faults.some(({ action, saved }) => action === 'error' && saved))
      this.#keep(request, answer);
    return answer;
  }

  async #suffer(request: Request, faults: readonly Fault[]): Promise<Answer> {
    const isAfter = ({ when }: Fault) => when === 'after';
    const before = await suffer(
      faults.filter((fault) => !isAfter(fault)),
      undefined,
    );
    if (before) return before;
    const answer = this.#execute(request);
    return (await suffer(faults.filter(isAfter), answer)) ?? answer;
  }

  /** The key remembers a failure of the server, as Stripe's do once it has begun to execute. */
  #keep({ id, digest, idempotencyKey: key }: Request, { status, body }: Answer): void {
    if (key === undefined) return;
    const saved = { id: key, digest, request: id, status, body: JSON.parse(body) as object };
    this.account.store.transaction(() => this.idempotency.save(saved));
  }

  #execute(request: Request): Answer {
    const { message, route: found, version, idempotencyKey: key } = request;
    const operation = this.operations[found.key];
    if (!operation) throw notCovered(found.key);
    const form = parseForm(message.method === 'POST' ? message.body : message.query);
    refuseRemoved(found.key, form, version);
    const { expand: paths = [], ...params } = checkParameters(
      parametersOf(found.key, found.schema.params, version),
      form,
    );
    const call: Call<never> = {
      account: this.account,
      params: params as never,
      ids: found.ids,
      version,
    };
    return this.account.store.transaction(() => {
      this.account.cause = { id: request.id, idempotency_key: key ?? null };
      const outcome = this.#run(() => operation(call), found, paths as string[], key !== undefined);
      if (key !== undefined) {
        this.idempotency.save({ id: key, digest: request.digest, request: request.id, ...outcome });
      }
      return answerWith(outcome.status, this.account.store.textOf(outcome.body));
    });
  }

  /** With a key, an error of the execution is an answer to remember; what it had changed is undone. */
  #run(work: () => object, found: Route, paths: readonly string[], remembered: boolean): Outcome {
    try {
      const result = work();
      if (result instanceof StripeError) return refusal(result);
      const { answer: schema, list } = found.schema;
      const shown = expand(this.account, list ? { listOf: schema } : schema, result, paths);
      return { status: 200, body: shown };
    } catch (error) {
      if (!remembered || !(error instanceof StripeError) || error.isValidation) throw error;
      this.account.store.undo();
      return refusal(error);
    }
  }
}

function withHeaders(answer: Answer, request: Request): Answer {
  answer.headers['Request-Id'] = request.id;
  answer.headers['Stripe-Version'] = request.version;
  if (request.idempotencyKey) {
    answer.headers['Idempotency-Key'] = request.idempotencyKey;
    answer.headers['Original-Request'] ??= request.id;
  }
  return answer;
}

function header(message: Message, name: string): string | undefined {
  const value = message.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function answerOf(status: number, body: object, headers: Record<string, string> = {}): Answer {
  return answerWith(status, JSON.stringify(body), headers);
}

function answerWith(status: number, body: string, headers: Record<string, string> = {}): Answer {
  return { status, body, headers: { 'Content-Type': 'application/json', ...headers } };
}

function refusal({ status, body }: StripeError): Outcome {
  return { status, body: { error: body } };
}

function failed(error: unknown): Answer {
  if (error instanceof StripeError) {
    return errorAnswer(error);
  }
  console.error(error);
  const message = 'The emulator failed. This is a fault of the emulator, not of your request.';
  return answerOf(500, { error: { type: 'api_error', message } });
}

function notCovered(key: string): StripeError {
  const message = `The emulator does not cover ${key} yet.`;
  return new StripeError(501, { type: 'api_error', message }, { 'Stripe-Should-Retry': 'false' });
}
