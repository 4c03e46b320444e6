import { AppError } from '../../shared/errors';

/** The SDK marks what DynamoDB refuses for now, e.g. above a table's capacity. */
const isThrottled = (thrown: unknown): boolean =>
  thrown instanceof Error && (thrown.name.startsWith('Provisioned') || '$retryable' in thrown);

/** What an answer to the local page says of a failure: 503 where trying again may help, else 400 and why. */
export function describeFailure(
  thrown: unknown,
): readonly [status: 400 | 503, answer: { readonly error: string }] {
  const isTemporary = thrown instanceof AppError ? thrown.retryable : isThrottled(thrown);
  return [isTemporary ? 503 : 400, { error: thrown instanceof Error ? thrown.message : 'refused' }];
}
