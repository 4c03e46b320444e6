import { canBePsid } from '../../../src/store/psid';

describe('canBePsid', () => {
  test.each([
    ['5001', true],
    ['x'.repeat(256), true],
    ['x'.repeat(257), false],
    ['', false],
    ['5001#', false],
    ['lane#0', false],
    [5001, false],
    [undefined, false],
  ])('of %j is %s', (value, expected) => {
    const answer = canBePsid(value);

    expect(answer).toBe(expected);
  });
});
