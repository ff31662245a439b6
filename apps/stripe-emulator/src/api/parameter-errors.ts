import { type StripeError, invalidRequest } from './stripe-error';

export function unknownParameter(param: string): StripeError {
  return invalidRequest(`Received unknown parameter: ${param}`, {
    code: 'parameter_unknown',
    param,
  });
}

export function missingParameter(param: string): StripeError {
  return invalidRequest(`Missing required param: ${param}.`, { code: 'parameter_missing', param });
}

export function emptyValue(param: string): StripeError {
  return invalidRequest(
    `'${param}' was sent as an empty text, which would unset it; '${param}' cannot be unset. Leave it out or give it a value.`,
    { code: 'parameter_invalid_empty', param },
  );
}

export function invalidEnum(param: string, allowed: readonly string[]): StripeError {
  const list =
    allowed.length > 1 ? `${allowed.slice(0, -1).join(', ')}, or ${allowed.at(-1)}` : allowed[0];
  return invalidRequest(`Invalid ${param}: must be one of ${list}`, { param });
}

export function invalidValue(kind: string, param: string, input?: string): StripeError {
  const message = input === undefined ? `Invalid ${kind}` : `Invalid ${kind}: ${input}`;
  return invalidRequest(message, {
    ...(kind === 'integer' ? { code: 'parameter_invalid_integer' } : {}),
    param,
  });
}

export function exclusiveParameters(first: string, second: string): StripeError {
  return invalidRequest(`You may only specify one of these parameters: ${first}, ${second}.`, {
    code: 'parameters_exclusive',
    param: second,
  });
}
