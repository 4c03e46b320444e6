import type { WireEntry } from '../../messenger/wire/wire-entry';
import { describeGraphCall } from './graph-words';
import { NOTICE_WORDS } from './notice-words';
import { verdictOf, type WireVerdict } from './verdict';
import { describeWebhook, type Words } from './webhook-words';

/** What a line of the wire log says of an entry. */
export interface WireSummary extends Words {
  readonly verdict: WireVerdict;
}

export function summaryOf(entry: WireEntry): WireSummary {
  return { ...wordsOf(entry), verdict: verdictOf(entry) };
}

const searched = new WeakMap<WireEntry, string>();

/** Everything that a search looks into, in lower case. An entry is replaced, never changed: it is written once. */
export function searchedText(entry: WireEntry): string {
  const known = searched.get(entry);
  if (known !== undefined) return known;
  const { title, detail, verdict } = summaryOf(entry);
  const text = [title, detail, verdict.text, entry.fault, ...bodiesOf(entry)]
    .join('\n')
    .toLowerCase();
  searched.set(entry, text);
  return text;
}

function wordsOf(entry: WireEntry): Words {
  switch (entry.kind) {
    case 'graph':
      return describeGraphCall(entry);
    case 'webhook':
      return describeWebhook(entry.request);
    case 'notice':
      return { title: NOTICE_WORDS[entry.notice].title, detail: '' };
  }
}

function bodiesOf(entry: WireEntry): readonly string[] {
  switch (entry.kind) {
    case 'graph':
      return [entry.path, JSON.stringify(entry.request), JSON.stringify(entry.response)];
    case 'webhook':
      return [JSON.stringify(entry.request)];
    case 'notice':
      return [entry.notice];
  }
}
