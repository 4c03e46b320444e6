import type { GraphEntry, WireEntry } from '../wire/wire-entry';
import type { Criterion } from './criterion';
import { holdsHalfCharacter, isCutBetween } from './split-characters';
import { refusalIn, sendsIn, type Send } from './wire-reading';

/** What a bot writes to the Send API. */
export const SEND_CRITERIA: readonly Criterion[] = [
  {
    code: 'messaging_type_missing',
    sentence: 'Sends messages without messaging_type, which the Send API requires.',
    source: 'facts §2.2, peers §2',
    shownBy: (entries) => showing(entries, ({ body }) => !('messaging_type' in body)),
  },
  {
    code: 'appsecret_proof_missing',
    sentence:
      'Calls Graph without appsecret_proof: whoever finds its token can use it from anywhere.',
    source: 'facts §6, peers §2',
    shownBy: (entries) => entries.filter(isCallWithoutProof),
  },
  {
    code: 'split_emoji',
    sentence: 'Cuts texts in the middle of a character: the customer sees half an emoji, or none.',
    source: 'facts §2.7, peers §3',
    shownBy: (entries) => {
      const halves = showing(entries, ({ message }) => holdsHalfCharacter(message));
      return [...new Set([...halves, ...cutBetweenMessages(entries)])];
    },
  },
  {
    code: 'dead_tag',
    sentence: 'Sends with a message tag that is dead; HUMAN_AGENT is the only one left.',
    source: 'facts §2.4',
    shownBy: (entries) =>
      showing(entries, ({ body }) => 'tag' in body && body['tag'] !== 'HUMAN_AGENT'),
  },
  {
    code: 'sent_after_window',
    sentence: 'Sends after the messaging window has closed.',
    source: 'facts §2.3',
    shownBy: (entries) => showing(entries, ({ entry }) => refusalIn(entry)?.[1] === 2018278),
  },
];

const showing = (
  entries: readonly WireEntry[],
  condition: (send: Send) => boolean,
): readonly GraphEntry[] =>
  sendsIn(entries)
    .filter(condition)
    .map(({ entry }) => entry);

/** Tokens are fetched before there is anything to prove (facts §6). */
const isCallWithoutProof = (entry: WireEntry): boolean =>
  entry.kind === 'graph' && entry.withoutProof === true && !/^\/[^/]+\/oauth\//.test(entry.path);

/** The second of two messages in a row to one person, where a character begins in the first and ends in it. */
function cutBetweenMessages(entries: readonly WireEntry[]): readonly GraphEntry[] {
  const textBefore = new Map<string, string>();
  return sendsIn(entries).flatMap(({ entry, message }) => {
    const { psid = '' } = entry;
    const text = typeof message['text'] === 'string' ? message['text'] : '';
    const isCut = isCutBetween(textBefore.get(psid) ?? '', text);
    textBefore.set(psid, text);
    return isCut ? [entry] : [];
  });
}
