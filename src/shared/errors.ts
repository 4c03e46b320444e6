/**
 * What every failure of ours looks like. Callers switch on `code`, never on the message text;
 * `retryable` says whether the same call may succeed later without anyone changing anything.
 */
export type ErrorCode =
  | 'config_missing'
  | 'config_invalid'
  | 'store_unavailable'
  | 'store_throttled'
  | 'store_conflict'
  | 'store_invalid'
  | 'graph_refused'
  | 'graph_unreachable'
  | 'graph_outcome_unknown'
  | 'channel_refused'
  | 'channel_unreachable'
  | 'aws_refused'
  | 'input_invalid'
  | 'defect';

export class AppError extends Error {
  override readonly name = 'AppError';

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly retryable: boolean,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Gives anything thrown a code, once, at the border; a stranger's error is a defect of ours. */
export function asAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  return new AppError('defect', 'Unexpected failure', false, { cause: thrown });
}
