import { asStoreError } from '../../../src/store/store-error';

const named = (name: string): Error => Object.assign(new Error('CANARY'), { name });

describe('a failure of DynamoDB', () => {
  test.each([
    'ResourceNotFoundException',
    'AccessDeniedException',
    'UnrecognizedClientException',
    'InternalServerError',
    'TimeoutError',
  ])('%s may pass, so what met it is kept and tried again', (name) => {
    const error = asStoreError(named(name));

    expect(error).toMatchObject({ code: 'store_unavailable', retryable: true });
  });

  test.each(['ProvisionedThroughputExceededException', 'ThrottlingException'])(
    '%s is throttling',
    (name) => {
      const error = asStoreError(named(name));

      expect(error).toMatchObject({ code: 'store_throttled', retryable: true });
    },
  );

  test.each(['ValidationException', 'ItemCollectionSizeLimitExceededException'])(
    '%s is about the item itself and final',
    (name) => {
      const error = asStoreError(named(name));

      expect(error).toMatchObject({ code: 'store_invalid', retryable: false });
    },
  );

  test('is told without its message, which may quote the item', () => {
    const error = asStoreError(named('ValidationException'));

    expect(error.message).not.toContain('CANARY');
  });
});
