import fc from 'fast-check';
import { execFileSync } from 'node:child_process';
import type {
  GraphEntry,
  WebhookEntry,
  WireEntry,
} from '../../../src/local/messenger/wire/wire-entry';
import { explainEntry } from '../../../src/local/page/wire/explain-entry';
import { graphCurl } from '../../../src/local/page/wire/graph-curl';
import { revealing, rowAfterKey, rowsInView } from '../../../src/local/page/wire/row-window';
import { summaryOf } from '../../../src/local/page/wire/summary';
import { isProblem } from '../../../src/local/page/wire/verdict';
import { filterEntries } from '../../../src/local/page/wire/wire-filter';

const graph = (more: Partial<GraphEntry> = {}): GraphEntry => ({
  ...{ kind: 'graph', id: 1, at: 0, method: 'POST', path: '/v25.0/me/messages' },
  ...{ request: { message: { text: 'Hi' } }, status: 200, response: {} },
  ...more,
});

const webhook = (more: Partial<WebhookEntry> = {}, ...events: readonly object[]): WebhookEntry => ({
  ...{ kind: 'webhook', id: 2, at: 0, attempt: 1, outcome: 'delivered', status: 200 },
  request: { object: 'page', entry: [{ id: '1', time: 0, messaging: events }] },
  ...more,
});

const refused = (code: number, error_subcode?: number): GraphEntry =>
  graph({ status: 400, response: { error: { code, error_subcode } } });

const parties = { sender: { id: '1' }, recipient: { id: '2' }, timestamp: 0 };

describe('the title of a webhook', () => {
  it.each([
    [{ message: { mid: 'm', text: 'hello' } }, 'message', 'hello'],
    [{ message: { is_echo: true, text: 'Hi' } }, 'echo', 'Hi'],
    [{ message: { text: 'Yes', quick_reply: { payload: 'Y' } } }, 'quick reply', 'Yes'],
    [{ message: { attachments: [{ type: 'image', payload: {} }] } }, 'message', 'image'],
    [{ postback: { title: 'Track', payload: 'P' } }, 'postback', 'Track'],
    [{ account_linking: { status: 'linked' } }, 'account_linking linked', ''],
    [{ reaction: { action: 'unreact', emoji: '❤' } }, 'reaction taken back', '❤'],
    [{ read: { watermark: 1 } }, 'read', ''],
    [{ pass_thread_control: { metadata: 'why' } }, 'pass_thread_control', 'why'],
    [{ something_new: true }, 'something_new', ''],
  ])('of %j is “%s: %s”', (event, title, detail) => {
    const summary = summaryOf(webhook({}, { ...parties, ...event }));

    expect(summary).toMatchObject({ title, detail });
  });

  it('counts what came along, and tells standby and changes apart', () => {
    const message = { ...parties, message: { text: 'hello' } };
    const changes = [{ field: 'message_template_status_update', value: { event: 'APPROVED' } }];

    const titles = [
      webhook({}, message, message),
      webhook({ request: { entry: [{ standby: [message] }] } }),
      webhook({ request: { entry: [{ changes }] } }),
    ].map((entry) => summaryOf(entry).title);

    expect(titles).toEqual([
      'message +1 more',
      'standby message',
      'message_template_status_update',
    ]);
  });

  it('exists for whatever was sent', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (request) => {
        const { title } = summaryOf(webhook({ request }));

        expect(title).not.toBe('');
      }),
      { numRuns: 300 },
    );
  });
});

describe('the title of a call', () => {
  it.each([
    [{}, 'POST messages', 'Hi'],
    [{ request: { sender_action: 'typing_on' } }, 'POST messages', 'typing_on'],
    [{ method: 'GET', path: '/v25.0/me?fields=id', request: null }, 'GET me', 'fields=id'],
    [{ method: 'GET', path: '/v25.0/77', psid: '77', request: null }, 'GET profile', ''],
  ])('of %j is “%s: %s”', (more, title, detail) => {
    const summary = summaryOf(graph(more));

    expect(summary).toMatchObject({ title, detail });
  });
});

describe('the verdict', () => {
  it.each<[WireEntry, string, boolean]>([
    [graph(), '200', false],
    [graph({ status: 500, response: null }), '500', true],
    [graph({ status: null, response: null }), 'no answer', true],
    [refused(10, 2018278), 'refused 10/2018278', true],
    [refused(190), 'refused 190', true],
    [webhook(), 'delivered', false],
    [webhook({ attempt: 2, fault: 'webhookDuplicated' }), 'delivered, attempt 2', true],
    [webhook({ outcome: 'pending' }), 'under way', false],
    [webhook({ outcome: 'failed' }), 'failed', true],
    [webhook({ outcome: 'dropped' }), 'dropped', true],
  ])('of %j is “%s”', (entry, text, problem) => {
    const { verdict } = summaryOf(entry);

    expect([verdict.text, isProblem(entry)]).toEqual([text, problem]);
  });

  it('says when a failed webhook comes again', () => {
    const entry = webhook({ outcome: 'failed', attempt: 2, reason: 'not_200', retryAt: 60_000 });

    const { verdict } = summaryOf(entry);

    expect(verdict.text).toMatch(/^failed, attempt 2, again \d\d:\d\d$/);
    expect(explainEntry(entry).join(' ')).toContain('another status than 200');
  });

  it.each([
    [refused(10, 2018278), '24-hour window'],
    [refused(100, 99), 'malformed'],
    [refused(424242), 'Nothing is documented'],
  ])('is explained (%#)', (entry, words) => {
    const sentences = explainEntry(entry);

    expect(sentences.join(' ')).toContain(words);
  });
});

describe('the filter', () => {
  const entries: readonly WireEntry[] = [
    { ...graph({ id: 1, psid: 'a' }) },
    { ...refused(10, 2018278), id: 2, psid: 'b' },
    webhook({ id: 3, psid: 'a' }, { ...parties, message: { text: 'Where is it?' } }),
    { kind: 'notice', id: 4, at: 0, notice: 'account_linked' },
  ];

  it.each([
    [{}, [1, 2, 3, 4]],
    [{ kind: 'graph' }, [1, 2]],
    [{ psid: 'a' }, [1, 3]],
    [{ problemsOnly: true }, [2]],
    [{ text: 'WHERE is' }, [3]],
    [{ text: '2018278' }, [2]],
    [{ text: 'account linked' }, [4]],
    [{ kind: 'graph', psid: 'a', text: 'hi' }, [1]],
    [{ text: 'nowhere' }, []],
  ] as const)('%j leaves %j', (filter, ids) => {
    const left = filterEntries(entries, filter);

    expect(left.map(({ id }) => id)).toEqual(ids);
  });
});

describe('the rows that are drawn', () => {
  const place = fc.record({
    top: fc.nat(300_000),
    height: fc.integer({ min: 50, max: 1_200 }),
    count: fc.nat(5_000),
  });

  it('are few, exist, and cover the view wherever one scrolls', () => {
    fc.assert(
      fc.property(place, ({ top, height, count }) => {
        const { first, end } = rowsInView(top, height, 52, count);

        expect(end - first).toBeLessThanOrEqual(height / 52 + 18);
        expect(first >= 0 && first <= end && end <= count).toBe(true);
        const [firstSeen, lastSeen] = [Math.floor(top / 52), Math.floor((top + height - 1) / 52)];
        if (firstSeen < count)
          expect(first <= firstSeen && end > Math.min(lastSeen, count - 1)).toBe(true);
      }),
    );
  });

  it('include the one that is to be revealed', () => {
    fc.assert(
      fc.property(place, fc.nat(5_000), ({ top, height, count }, row) => {
        fc.pre(row < count);
        const revealed = revealing(row, top, height, 52);

        const { first, end } = rowsInView(revealed, height, 52, count);

        expect(row >= first && row < end).toBe(true);
      }),
    );
  });

  it.each([
    ['ArrowDown', 3, 4],
    ['ArrowDown', 9, 9],
    ['ArrowUp', 0, 0],
    ['ArrowUp', 10, 9],
    ['PageDown', 3, 8],
    ['PageUp', 3, 0],
    ['Home', 3, 0],
    ['End', 3, 9],
    ['a', 3, undefined],
  ])('%s leads from row %i to %s', (key, row, expected) => {
    const next = rowAfterKey(key, row, 5, 10);

    expect(next).toBe(expected);
  });
});

describe('a call as a curl command', () => {
  it('reads token and proof from the shell, and quotes whatever was written', () => {
    const request = { message: { text: `It's $HOME \`late\` "now"` } };
    const entry = graph({ path: '/v25.0/me/messages?a=b', request });

    const command = graphCurl(entry, 'http://localhost:3000');

    const print = `curl() { printf '%s\\n' "$@"; }\nPAGE_TOKEN=T PROOF=P\n${command}`;
    const words = execFileSync('sh', ['-c', print], { encoding: 'utf8' }).trimEnd().split('\n');
    expect(words).toEqual([
      ...['-X', 'POST', 'http://localhost:3000/graph/v25.0/me/messages?a=b&appsecret_proof=P'],
      ...['-H', 'authorization: Bearer T', '-H', 'content-type: application/json'],
      ...['--data-raw', JSON.stringify(request)],
    ]);
  });
});
