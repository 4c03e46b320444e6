import fc from 'fast-check';
import { decodeWebhook } from '../../../../src/messenger/webhook/decode';
import {
  decodeBody,
  decodeElement,
  decodeElements,
  entryOf,
  fromCustomer,
  fromPage,
  PAGE,
  pageBody,
  PSID,
  RECEIVED_AT,
  TIME,
} from './envelope';

const message = (mid: string): object => fromCustomer({ message: { mid, text: 'hi' } });

describe('what is no list of Page events is refused', () => {
  test.each<[string, unknown]>([
    ['nothing', {}],
    ['null', null],
    ['a text', 'page'],
    ['a list', [entryOf({ messaging: [message('m_1')] })]],
    ['no entry', { object: 'page' }],
    ['one entry without its list', { object: 'page', entry: entryOf({ messaging: [] }) }],
    ['another object without entry', { object: 'TEST' }],
  ])('%s', (_title, body) => {
    expect(decodeWebhook(body, RECEIVED_AT)).toEqual({ refused: 'not_a_page_event' });
  });
});

describe('who', () => {
  test.each<[string, unknown, string]>([
    ['digits', '1234567890', '1234567890'],
    ['a number', 1234567890, '1234567890'],
    ['a placeholder of the documentation', '<PSID>', '<PSID>'],
    ['128 characters', 'x'.repeat(128), 'x'.repeat(128)],
  ])('a psid may be %s', (_title, id, psid) => {
    expect(decodeElement({ ...message('m_1'), sender: { id } })).toMatchObject({ psid });
  });

  test.each<[string, unknown]>([
    ['empty', { id: '' }],
    ['too long', { id: 'x'.repeat(129) }],
    ['a separator of our keys', { id: 'a#b' }],
    ['not printable', { id: 'a\u0000b' }],
    ['not ASCII', { id: 'psïd' }],
    ['a fraction', { id: 1.5 }],
    ['an object', { id: {} }],
    ['absent', {}],
    ['without sender', null],
    ['in a sender that is text', 'PSID'],
  ])('a message is malformed if its psid is %s', (_title, sender) => {
    expect(decodeElement({ ...message('m_1'), sender })).toMatchObject({
      kind: 'ignored',
      reason: 'malformed',
      psid: null,
      keys: ['message'],
    });
  });

  test.each<[string, object]>([
    ['as sender', { sender: { user_ref: 'ref-1' }, postback: { payload: 'P' } }],
    ['in an opt-in', { optin: { ref: 'order', user_ref: 'ref-1' } }],
  ])('a customer known by user_ref only is kept: %s', (_title, fields) => {
    expect(decodeElement({ recipient: { id: PAGE }, timestamp: TIME, ...fields })).toMatchObject({
      psid: null,
      userRef: 'ref-1',
    });
  });

  test('the Page is that of the entry, or of the event where the entry does not say', () => {
    const element = { ...message('m_1'), recipient: { id: 2 } };

    const [named] = decodeBody({ entry: [{ id: 1, messaging: [element] }] });
    const [unnamed] = decodeBody({ entry: [{ messaging: [element] }] });

    expect(named).toMatchObject({ pageId: '1', psid: PSID });
    expect(unnamed).toMatchObject({ pageId: '2', psid: PSID });
  });
});

test('an echo in an entry without id comes from its sender, the Page', () => {
  const echo = fromPage({ message: { mid: 'm_1', is_echo: true } });

  const [event] = decodeBody({ entry: [{ messaging: [echo] }] });

  expect(event).toMatchObject({ kind: 'echo', pageId: PAGE, psid: PSID });
});

describe('when', () => {
  test.each<[string, unknown, number]>([
    ['milliseconds', 1458692752478, 1458692752478],
    ['milliseconds in text', '1458692752478', 1458692752478],
    ['seconds', 1527459824, 1527459824000],
    ['seconds in text', '1527459824', 1527459824000],
  ])('a timestamp in %s is read', (_title, timestamp, expected) => {
    expect(decodeElement({ ...message('m_1'), timestamp })).toMatchObject({ timestamp: expected });
  });

  test.each([undefined, null, 'TIMESTAMP', '', -1, 1.5, 9e15, 1e300, true, {}])(
    'the time of the entry stands in for a timestamp that is %p',
    (timestamp) => {
      const element = { ...message('m_1'), timestamp };

      const [event] = decodeBody(pageBody({ id: PAGE, time: TIME + 1, messaging: [element] }));

      expect(event?.timestamp).toBe(TIME + 1);
    },
  );

  test('the time of receipt stands in where the entry gives none either', () => {
    const element = { ...message('m_1'), timestamp: undefined };

    const [event] = decodeBody(pageBody({ id: PAGE, messaging: [element] }));

    expect(event?.timestamp).toBe(RECEIVED_AT);
  });
});

describe('one event costs no other', () => {
  test.each<[string, unknown, string]>([
    ['null', null, 'malformed'],
    ['a number', 7, 'malformed'],
    ['a list', [], 'malformed'],
    ['a message that is text', fromCustomer({ message: 'pete' }), 'malformed'],
    ['a read without watermark', fromCustomer({ read: {} }), 'malformed'],
    ['an unknown linking status', fromCustomer({ account_linking: { status: '?' } }), 'malformed'],
    ['an event of the future', fromCustomer({ some_future_event: {} }), 'unknown_event'],
    ['an empty event', {}, 'unknown_event'],
    [
      'an event whose keys are all null',
      fromCustomer({ message: null, optin: null }),
      'unknown_event',
    ],
  ])('%s between two messages', (_title, broken, reason) => {
    const events = decodeElements(message('m_1'), broken, message('m_2'));

    expect(events).toMatchObject([
      { kind: 'message', mid: 'm_1' },
      { kind: 'ignored', reason },
      { kind: 'message', mid: 'm_2' },
    ]);
  });

  test.each<[string, unknown, string]>([
    ['null', null, 'malformed'],
    ['a list', [{ test: 1 }], 'malformed'],
    ['an entry of a new kind', { id: PAGE, hop_context: [] }, 'unknown_event'],
    ['an entry whose list is none', { id: PAGE, messaging: { 0: message('m_1') } }, 'malformed'],
  ])('%s between two entries', (_title, broken, reason) => {
    const events = decodeBody(
      pageBody(
        entryOf({ messaging: [message('m_1')] }),
        broken,
        entryOf({ standby: [message('m_2')] }),
      ),
    );

    expect(events).toMatchObject([
      { kind: 'message', mid: 'm_1' },
      { kind: 'ignored', reason },
      { kind: 'message', mid: 'm_2', channel: 'standby' },
    ]);
  });

  test('a list that is null is no list', () => {
    const events = decodeBody(
      pageBody(entryOf({ messaging: [message('m_1')], standby: null, changes: null })),
    );

    expect(events).toMatchObject([{ kind: 'message', mid: 'm_1' }]);
  });

  test('an element with two known keys is two events', () => {
    const element = fromCustomer({ postback: { payload: 'P' }, referral: { ref: 'R' } });

    expect(decodeElements(element).map(({ kind }) => kind)).toEqual(['postback', 'referral']);
  });

  test('a broken optional field leaves the rest of its event', () => {
    const broken = {
      mid: 'm_1',
      text: 'hi',
      quick_reply: 'x',
      attachments: 1,
      reply_to: [],
      referral: 5,
    };

    expect(decodeElement(fromCustomer({ message: broken }))).toMatchObject({
      kind: 'message',
      text: 'hi',
      attachments: [],
    });
  });
});

test('names of an ignored event are kept, within bounds, and none of its values', () => {
  const names = Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => [`k${index}`, 'secret']),
  );

  const event = decodeElement(fromCustomer({ ...names, 'a name with spaces': 1 }));

  expect(event).toMatchObject({ kind: 'ignored', keys: { length: 16 } });
  expect(JSON.stringify(event)).not.toMatch(/secret|spaces/);
});

test('events of another object are ignored, each by name', () => {
  const body = {
    object: 'instagram',
    entry: [entryOf({ messaging: [message('m_1'), null] }), null],
  };

  const events = decodeBody(body);

  expect(events).toMatchObject(Array(3).fill({ kind: 'ignored', reason: 'other_object' }));
});

describe('nothing in a body can make decoding throw', () => {
  const wireKey = fc.constantFrom(
    'sender', 'recipient', 'timestamp', 'message', 'postback', 'optin', 'referral', 'reaction',
    'account_linking', 'pass_thread_control', 'app_roles', 'delivery', 'read', 'policy_enforcement',
    'message_edit', 'message_request', 'id', 'mid', 'mids', 'attachments', 'payload', 'is_echo', 'watermark',
    'user_ref', 'num_edit', 'field', 'value', '__proto__', 'toString',
  ); // prettier-ignore
  const decodes = (body: unknown): boolean => {
    const decoded = decodeWebhook(body, RECEIVED_AT);
    return 'refused' in decoded || decoded.events.every(({ key }) => Buffer.byteLength(key) <= 512);
  };

  test('any JSON at all', () => {
    fc.assert(fc.property(fc.json(), (text) => decodes(JSON.parse(text))));
  });

  test('any JSON as entry, element or change', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) =>
        [
          pageBody(value),
          pageBody(entryOf({ messaging: value, standby: [value], changes: [value] })),
          pageBody(entryOf({ changes: [{ field: 'message_template_status_update', value }] })),
        ].every(decodes),
      ),
    );
  });

  test('known keys holding anything', () => {
    fc.assert(
      fc.property(fc.object({ key: wireKey, maxDepth: 4 }), (element) =>
        decodes(
          pageBody(entryOf({ messaging: [element], changes: [element, { value: element }] })),
        ),
      ),
      { numRuns: 500 },
    );
  });
});

describe('an entry of another Page', () => {
  const decodeFor = (entry: object) =>
    decodeWebhook({ object: 'page', entry: [entry] }, TIME, PAGE);

  test.each<[string, object, string]>([
    ['is ignored', { id: '999', messaging: [message('m_1')] }, 'ignored other_page'],
    ['is ours by its id', { id: PAGE, messaging: [message('m_1')] }, 'message '],
    [
      'cannot be told without an id',
      { messaging: [{ ...message('m_1'), recipient: { id: '999' } }] },
      'message ',
    ],
  ])('%s', (_title, entry, expected) => {
    const decoded = decodeFor(entry);

    const events = 'events' in decoded ? decoded.events : [];
    expect(
      events.map((event) => `${event.kind} ${event.kind === 'ignored' ? event.reason : ''}`),
    ).toEqual([expected]);
  });
});

describe('the number of events in a body', () => {
  const bodyOf = (count: number) => ({
    object: 'page',
    entry: [1, 2].map(() => entryOf({ messaging: Array<number>(count / 2).fill(0) })),
  });

  test('may be 5,000', () => {
    const decoded = decodeWebhook(bodyOf(5_000), RECEIVED_AT);

    expect('events' in decoded && decoded.events).toHaveLength(5_000);
  });

  test('is refused above that', () => {
    expect(decodeWebhook(bodyOf(5_002), RECEIVED_AT)).toEqual({ refused: 'too_many_events' });
  });
});
