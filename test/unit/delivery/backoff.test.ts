import fc from 'fast-check';
import { backoffMs } from '../../../src/delivery/backoff';
import { MINUTE, SECOND } from '../../../src/shared/clock';

const bytes = (value: number) => () => {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32BE(value);
  return buffer;
};

describe('the backoff', () => {
  test.each([
    [1, 10 * SECOND],
    [2, 20 * SECOND],
    [6, 320 * SECOND],
    [7, 10 * MINUTE],
    [100, 10 * MINUTE],
  ])('after attempt %i is anything up to %i ms', (attempts, limit) => {
    expect(backoffMs(attempts, bytes(0))).toBe(0);
    expect(backoffMs(attempts, bytes(2 ** 32 - 1))).toBe(limit - 1);
  });

  test('is always whole milliseconds below ten minutes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000 }), fc.nat(2 ** 31 - 1), (attempts, value) => {
        const pause = backoffMs(attempts, bytes(value));

        expect(Number.isInteger(pause)).toBe(true);
        expect(pause).toBeGreaterThanOrEqual(0);
        expect(pause).toBeLessThan(10 * MINUTE);
      }),
    );
  });
});
