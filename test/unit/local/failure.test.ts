import { describeFailure } from '../../../src/local/http/failure';
import { AppError } from '../../../src/shared/errors';

const named = (name: string, message: string): Error => Object.assign(new Error(message), { name });

describe('a failure, as the local page hears of it', () => {
  test.each([
    ['DynamoDB throttles', named('ProvisionedThroughputExceededException', 'Too much'), 503],
    ['the store is down', new AppError('store_unavailable', 'Down', true), 503],
    ['DynamoDB refuses the row', new AppError('store_invalid', 'No', false), 400],
    ['the row exists already', new Error('DL-1 exists already.'), 400],
  ] as const)('when %s', (_when, thrown, status) => {
    const [answered, { error }] = describeFailure(thrown);

    expect(answered).toBe(status);
    expect(error).toBe(thrown.message);
  });

  test('that is no error at all is a refusal', () => {
    expect(describeFailure('?')).toEqual([400, { error: 'refused' }]);
  });
});
