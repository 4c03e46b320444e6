import { AppError } from '../shared/errors';

const THROTTLED = new Set([
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
]);

/** What DynamoDB refuses because of the item itself: it will refuse it every time. */
const INVALID = new Set([
  'ValidationException',
  'SerializationException',
  'ItemCollectionSizeLimitExceededException',
]);

/**
 * Gives a DynamoDB failure our code. Only what is wrong with the item itself is final: a missing table or permission is
 * somebody's mistake that will be mended, and what came meanwhile must still be there then (the stream keeps it 24 h).
 */
export function asStoreError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const name = thrown instanceof Error ? thrown.name : '';
  const options = { cause: thrown };
  if (THROTTLED.has(name))
    return new AppError('store_throttled', 'DynamoDB throttled', true, options);
  if (INVALID.has(name)) return new AppError('store_invalid', 'DynamoDB refused', false, options);
  return new AppError('store_unavailable', 'DynamoDB unavailable', true, options);
}

/** Runs one call to DynamoDB; a failure leaves as an `AppError` with a `store_…` code. */
export async function stored<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (thrown) {
    throw asStoreError(thrown);
  }
}
