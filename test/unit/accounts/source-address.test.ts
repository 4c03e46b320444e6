import { subscriberOf } from '../../../src/accounts/source-address';

describe('subscriberOf', () => {
  test.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::6', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['unknown', 'unknown'],
    ['', ''],
  ])('%s stands for %s', (address, expected) => {
    const subscriber = subscriberOf(address);

    expect(subscriber).toBe(expected);
  });

  test('two neighbouring networks are two subscribers', () => {
    const subscribers = ['2001:db8:1:2::1', '2001:db8:1:3::1'].map(subscriberOf);

    expect(new Set(subscribers).size).toBe(2);
  });
});
