import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { stored } from './store-error';

/** Whether the write was made: false if its condition did not hold. Other failures leave with a `store_…` code. */
export async function storedIf(write: Promise<unknown>): Promise<boolean> {
  return stored(
    write.then(
      () => true,
      (thrown: unknown) => {
        if (thrown instanceof ConditionalCheckFailedException) return false;
        throw thrown;
      },
    ),
  );
}
