import fc from 'fast-check';
import {
  decodeBody,
  decodeElement,
  entryOf,
  fromCustomer,
  fromPage,
  PAGE,
  pageBody,
  TIME,
} from './envelope';

const keyOf = (element: unknown): string => decodeElement(element).key;

const shapes = [
  (text: string) => ({ message: { mid: text, text: 'hi' } }),
  (text: string) => ({ message: { text } }),
  (text: string) => ({ postback: { mid: text, payload: 'P' } }),
  (text: string) => ({ postback: { payload: text } }),
  (text: string) => ({ optin: { ref: text } }),
  (text: string) => ({ referral: { ref: text } }),
  (text: string) => ({ account_linking: { status: 'linked', authorization_code: text } }),
  (text: string) => ({ pass_thread_control: { new_owner_app_id: '1', metadata: text } }),
  (text: string) => ({ take_thread_control: { previous_owner_app_id: '1', metadata: text } }),
  (text: string) => ({ request_thread_control: { metadata: text } }),
  (text: string) => ({ reaction: { mid: text, action: 'react' } }),
  (text: string) => ({ message_edit: { mid: text, num_edit: 1 } }),
  (text: string) => ({ delivery: { mids: [text], watermark: TIME } }),
  (text: string) => ({ response_feedback: { mid: text, feedback: 'Good response' } }),
  (text: string) => ({ policy_enforcement: { action: text } }),
  (text: string) => ({ message_request: text }),
  (text: string) => ({ some_future_event: text }),
];
const texts = fc.oneof(
  fc.string({ minLength: 1 }),
  fc.string({ unit: 'binary', minLength: 1 }),
  fc.string({ minLength: 290, maxLength: 3_000 }),
);
const events = fc
  .record({
    shape: fc.nat(shapes.length - 1),
    text: texts,
    time: fc.integer({ min: TIME, max: TIME + 9 }),
    person: fc.constantFrom('P1', 'P2'),
  })
  .map(({ shape, text, time, person }) => ({
    identity: JSON.stringify([shape, text, time, person]),
    element: { ...fromCustomer(shapes[shape]!(text)), timestamp: time, sender: { id: person } },
  }));

const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, reversed(member)]),
  );
};

test('an event redelivered in another batch and another order of keys keeps its key', () => {
  fc.assert(
    fc.property(events, events, ({ element }, neighbour) => {
      const again = pageBody(
        { time: TIME + 5_000, id: PAGE, messaging: [neighbour.element] },
        { messaging: [reversed(element)], id: PAGE, time: TIME + 9_000 },
      );

      const [, redelivered] = decodeBody(again);

      expect(redelivered?.key).toBe(keyOf(element));
    }),
    { numRuns: 500 },
  );
});

test('events that differ in kind, content, person or time have different keys, unless a mid names them', () => {
  const hasMid = ({ element }: { element: object }): boolean =>
    /"mid"/.test(JSON.stringify(element));
  fc.assert(
    fc.property(events, events, (one, other) => {
      fc.pre(one.identity !== other.identity && !(hasMid(one) && hasMid(other)));

      expect(keyOf(one.element)).not.toBe(keyOf(other.element));
    }),
    { numRuns: 1_000 },
  );
});

test('different mids have different keys, also where one is made to look like a longer or hashed one', () => {
  const mids = fc.oneof(texts, fc.constantFrom('a#b', 'b', 'hash#b', 'mid#b', '\ud800', '\ud801'));
  fc.assert(
    fc.property(mids, mids, (one, other) => {
      fc.pre(one !== other);

      const keys = [one, other].map((mid) => keyOf(fromCustomer({ message: { mid } })));

      expect(keys[0]).not.toBe(keys[1]);
    }),
  );
});

test('a key fits into a table key: printable ASCII of at most 512 bytes', () => {
  fc.assert(
    fc.property(events, ({ element }) => {
      expect(keyOf(element)).toMatch(/^[!-~]{1,512}$/);
    }),
    { numRuns: 500 },
  );
});

test.each([300, 301, 100_000])('a mid of %i characters makes a key that fits', (length) => {
  const key = keyOf(fromCustomer({ message: { mid: 'm'.repeat(length) } }));

  expect(key.length).toBeLessThanOrEqual(512);
});

test('a mid that spells the hash of another does not take its key', () => {
  const hashed = keyOf(fromCustomer({ message: { mid: 'm'.repeat(301) } }));

  const spelt = keyOf(fromCustomer({ message: { mid: hashed.slice(hashed.indexOf('hash#')) } }));

  expect(hashed).toContain('hash#');
  expect(spelt).not.toBe(hashed);
});

test('a message whose photo address changed on redelivery keeps its key', () => {
  const withPhoto = (url: string): string =>
    keyOf(
      fromCustomer({ message: { mid: 'm_1', attachments: [{ type: 'image', payload: { url } }] } }),
    );

  expect(withPhoto('https://cdn.example/a?oh=1')).toBe(withPhoto('https://cdn.example/a?oh=2'));
});

test.each<[string, object, object]>([
  [
    'a message and its echo',
    fromCustomer({ message: { mid: 'm_1' } }),
    fromPage({ message: { mid: 'm_1', is_echo: true } }),
  ],
  [
    'a message and a postback',
    fromCustomer({ message: { mid: 'm_1' } }),
    fromCustomer({ postback: { mid: 'm_1' } }),
  ],
  [
    'a message and its edit',
    fromCustomer({ message: { mid: 'm_1' } }),
    fromCustomer({ message_edit: { mid: 'm_1', num_edit: 1 } }),
  ],
  [
    'two edits of one message',
    fromCustomer({ message_edit: { mid: 'm_1', num_edit: 1 } }),
    fromCustomer({ message_edit: { mid: 'm_1', num_edit: 2 } }),
  ],
  [
    'a reaction and its removal',
    fromCustomer({ reaction: { mid: 'm_1', action: 'react' } }),
    fromCustomer({ reaction: { mid: 'm_1', action: 'unreact' } }),
  ],
])('%s with one mid do not collide', (_title, one, other) => {
  expect(keyOf(one)).not.toBe(keyOf(other));
});

test('the same mid on two Pages is two events', () => {
  const element = fromCustomer({ message: { mid: 'm_1' } });

  const [one, other] = decodeBody(
    pageBody({ id: 'P1', messaging: [element] }, { id: 'P2', messaging: [element] }),
  );

  expect(one?.key).not.toBe(other?.key);
});

test('an event without time has the same key whenever it arrives', () => {
  const element = fromCustomer({ timestamp: undefined, delivery: { watermark: TIME } });

  const [early] = decodeBody(pageBody({ id: PAGE, time: TIME, messaging: [element] }));
  const [late] = decodeBody(pageBody({ id: PAGE, time: TIME + 1, messaging: [element] }));

  expect(late?.key).toBe(early?.key);
});

test('a template approved a second time is told from the first by the time of the entry', () => {
  const change = { field: 'message_template_status_update', value: { event: 'APPROVED' } };
  const at = (time: number): string | undefined =>
    decodeBody(pageBody({ ...entryOf({ changes: [change] }), time }))[0]?.key;

  expect(at(TIME)).toBe(at(TIME));
  expect(at(TIME)).not.toBe(at(TIME + 60_000));
});
