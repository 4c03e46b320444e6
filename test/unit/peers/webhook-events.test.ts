import {
  decodeBody,
  decodeElement,
  decodeElements,
  entryOf,
  fromCustomer,
  pageBody,
} from '../messenger/webhook/envelope';

// Defects reproduced in other bots (peers §3) or complained about by their users (peers §4), on the same input.

const message = (mid: string): object => fromCustomer({ message: { mid, text: mid } });

test('claudia-bot-builder 4.5.0 ran its handler twice for one mid: ours names both the same', () => {
  const [first, second] = decodeElements(message('m_1'), message('m_1'));

  expect(second?.key).toBe(first?.key);
});

describe('bottender 1.5.5', () => {
  test('lost the second event of an entry: ours keeps both, in order', () => {
    const events = decodeElements(message('m_a'), message('m_b'));

    expect(events).toMatchObject([{ mid: 'm_a' }, { mid: 'm_b' }]);
  });

  test('took every entry for standby after the first: ours looks at each', () => {
    const events = decodeBody(
      pageBody(entryOf({ standby: [message('m_a')] }), entryOf({ messaging: [message('m_b')] })),
    );

    expect(events.map(({ channel }) => channel)).toEqual(['standby', 'messaging']);
  });
});

describe('botbuilder-adapter-facebook 1.0.12', () => {
  test('threw on an entry with only standby: ours listens', () => {
    const events = decodeBody(pageBody(entryOf({ standby: [message('m_1')] })));

    expect(events).toMatchObject([{ kind: 'message', channel: 'standby' }]);
  });

  test('threw on changes and lost the rest of the batch: ours ignores the change by name', () => {
    const change = { field: 'feed', value: { item: 'status', verb: 'add' } };

    const events = decodeBody(
      pageBody(entryOf({ changes: [change] }), entryOf({ messaging: [message('m_1')] })),
    );

    expect(events).toMatchObject([
      { kind: 'ignored', reason: 'other_change', keys: ['feed'] },
      { kind: 'message', mid: 'm_1' },
    ]);
  });
});

test.each(['delivery', 'read'])(
  'bots that took a %s for a message answered themselves for ever: ours is its own kind',
  (name) => {
    expect(decodeElement(fromCustomer({ [name]: { watermark: 1458668856253 } })).kind).toBe(name);
  },
);

test.each<[string, object]>([
  ['postback.referral', { postback: { payload: 'START', referral: { ref: 'order-1' } } }],
  ['message.referral', { message: { mid: 'm_1', referral: { ref: 'order-1' } } }],
])(
  'bots that looked for m.me references in one place lost those in %s: ours has them',
  (_title, fields) => {
    expect(decodeElement(fromCustomer(fields))).toMatchObject({ referral: { ref: 'order-1' } });
  },
);
