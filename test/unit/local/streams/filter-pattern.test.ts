import { anyFilter, readFilterPattern } from '../../../../src/local/streams/filter-pattern';

const record = {
  eventName: 'INSERT',
  dynamodb: {
    Keys: { entry: { S: 'queue#0001' } },
    NewImage: { tags: { SS: ['red', 'blue'] }, muted: { BOOL: true } },
  },
};

describe('a filter pattern', () => {
  test.each<[string, object]>([
    ['an equal value', { eventName: ['INSERT'] }],
    ['one of several values', { eventName: ['REMOVE', 'INSERT'] }],
    ['a value that is no text', { dynamodb: { NewImage: { muted: { BOOL: [true] } } } }],
    ['a prefix', { dynamodb: { Keys: { entry: { S: [{ prefix: 'queue#' }] } } } }],
    ['a suffix', { dynamodb: { Keys: { entry: { S: [{ suffix: '0001' }] } } } }],
    ['any case', { eventName: [{ 'equals-ignore-case': 'insert' }] }],
    ['anything but one value', { eventName: [{ 'anything-but': 'REMOVE' }] }],
    ['anything but several values', { eventName: [{ 'anything-but': ['REMOVE', 'MODIFY'] }] }],
    ['a leaf that is there', { dynamodb: { Keys: { entry: { S: [{ exists: true }] } } } }],
    ['a field that is not there', { userIdentity: { type: [{ exists: false }] } }],
    ['a member of a list', { dynamodb: { NewImage: { tags: { SS: ['blue'] } } } }],
    ['one of alternatives', { $or: [{ eventName: ['REMOVE'] }, { eventName: ['INSERT'] }] }],
    ['alternatives of several fields', { $or: [{ eventName: ['INSERT'], dynamodb: {} }] }],
  ])('lets a record through by %s', (_, pattern) => {
    const filter = readFilterPattern(pattern);

    expect(filter(record)).toBe(true);
  });

  test.each<[string, object]>([
    ['another value', { eventName: ['REMOVE'] }],
    ['a text for a boolean', { dynamodb: { NewImage: { muted: { BOOL: ['true'] } } } }],
    ['another prefix', { dynamodb: { Keys: { entry: { S: [{ prefix: 'out#' }] } } } }],
    ['another suffix', { dynamodb: { Keys: { entry: { S: [{ suffix: '2' }] } } } }],
    ['the excepted value', { eventName: [{ 'anything-but': ['INSERT', 'REMOVE'] }] }],
    ['an exception on an absent field', { absent: [{ 'anything-but': 'x' }] }],
    ['an absent leaf', { dynamodb: { Keys: { absent: { S: [{ exists: true }] } } } }],
    ['existence of what is no leaf', { dynamodb: { Keys: [{ exists: true }] } }],
    ['a prefix of an inherited field', { constructor: { name: [{ prefix: '' }] } }],
    ['one field of two', { eventName: ['INSERT'], eventSource: ['aws:kinesis'] }],
    ['no alternative', { $or: [{ eventName: ['REMOVE'] }, { eventName: ['MODIFY'] }] }],
  ])('holds a record back by %s', (_, pattern) => {
    const filter = readFilterPattern(pattern);

    expect(filter(record)).toBe(false);
  });

  test('is read from the JSON text of the template', () => {
    const filter = readFilterPattern('{"eventName":["INSERT"]}');

    expect(filter(record)).toBe(true);
  });

  test.each([
    [{ eventName: [{ regex: '.*' }] }],
    [{ eventName: [{ prefix: 1 }] }],
    [{ eventName: [{ prefix: 'a', suffix: 'b' }] }],
    [{ eventName: 'INSERT' }],
    [{ $or: { eventName: ['INSERT'] } }],
  ])('with a rule that is not known is refused: %j', (pattern) => {
    const read = () => readFilterPattern(pattern);

    expect(read).toThrow(expect.objectContaining({ code: 'config_invalid' }) as Error);
  });

  test('is one of several: any may let a record through, and none means all pass', () => {
    const removes = readFilterPattern({ eventName: ['REMOVE'] });
    const inserts = readFilterPattern({ eventName: ['INSERT'] });

    expect(anyFilter([removes, inserts])(record)).toBe(true);
    expect(anyFilter([removes])(record)).toBe(false);
    expect(anyFilter([])(record)).toBe(true);
  });
});
