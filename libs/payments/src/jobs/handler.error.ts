/** A module's handler cannot be used as it is written. The message names its class and method. */
export class HandlerError extends Error {
  override readonly name = 'HandlerError';
  readonly code = 'handler_unusable';
}
