import { SECOND } from '../../../shared/clock';
import type { WireEntry } from '../wire/wire-entry';
import type { Criterion } from './criterion';
import { exchangesIn, refusalIn, type Exchange } from './wire-reading';

/** Whether a bot answers what people write: once, and only when it is its turn. */
export const CHAT_CRITERIA: readonly Criterion[] = [
  {
    code: 'unanswered',
    sentence:
      'Leaves a message without an answer; an automated chat must answer within 30 seconds.',
    source: 'facts §2.3',
    shownBy: (entries) =>
      repeated(entries)
        .filter((exchanges) => exchanges.some(({ webhook }) => webhook.probe === 'duplicate'))
        .filter((exchanges) => exchanges.every(({ sends }) => sends.length === 0))
        .flatMap((exchanges) => exchanges.slice(0, 1).map(({ webhook }) => webhook)),
  },
  {
    code: 'answered_twice',
    sentence: 'Answers again when Facebook delivers the same event again.',
    source: 'facts §4.3, peers §3',
    shownBy: (entries) =>
      repeated(entries)
        .map((exchanges) => exchanges.filter(({ sends }) => sends.length > 0))
        .filter((answered) => answered.length > 1)
        .flatMap((answered) =>
          answered.flatMap(({ webhook, sends }) => [webhook, ...sends.map(({ entry }) => entry)]),
        ),
  },
  {
    code: 'answers_itself',
    sentence: 'Talks without end: it takes echoes or reports of its own messages for new ones.',
    source: 'facts §4.4, peers §4',
    shownBy: (entries) => exchangesIn(entries).flatMap(({ sends }) => flood(sends)),
  },
  {
    code: 'standby_answered',
    sentence:
      'Sends while another app or the Page Inbox controls the thread, although it was told.',
    source: 'facts §5',
    shownBy: (entries) =>
      exchangesIn(entries)
        .filter(({ news }) => news.every(({ channel }) => channel === 'standby'))
        .flatMap(({ sends }) => sends.map(({ entry }) => entry))
        .filter((entry) => refusalIn(entry)?.[1] === 2018300),
  },
];

/** So many messages in so short a time are no answer of a sane bot. */
const FLOOD = { messages: 20, within: 10 * SECOND };

/** The messages that make the first flood of an exchange. */
function flood(sends: Exchange['sends']): readonly WireEntry[] {
  const entries = sends.map(({ entry }) => entry);
  const start = entries.findIndex(({ at }, index) => {
    const last = entries[index + FLOOD.messages - 1];
    return last !== undefined && last.at - at <= FLOOD.within;
  });
  return start < 0 ? [] : entries.slice(start, start + FLOOD.messages);
}

/** The exchanges about one and the same event, where an examination delivered it twice or Facebook did. */
function repeated(entries: readonly WireEntry[]): readonly (readonly Exchange[])[] {
  const byEvent = new Map<string, Exchange[]>();
  for (const exchange of exchangesIn(entries)) {
    for (const { key } of exchange.news) {
      byEvent.set(key, [...(byEvent.get(key) ?? []), exchange]);
    }
  }
  return [...byEvent.values()].filter((exchanges) => exchanges.length > 1);
}
