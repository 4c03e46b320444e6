import type { Sent } from '../control/control-api';
import type { Platform } from '../platform';
import type { PersonRecord } from '../state';
import { ownerAppId, PAGE_INBOX_APP_ID } from './ownership';
import { sendFromPage } from './page-messages';
import { handOver, moveControl } from './routing';
import { mayHumanWrite } from './window';

/**
 * Staff answer in the Page Inbox: it takes the thread over without a word to the bot (facts §5). People, too, may write
 * only for seven days after the person did (facts §2.4), and to nobody who blocked the Page.
 */
export function inboxReply(
  platform: Platform,
  person: PersonRecord,
  text: string,
): Sent | 'person_unavailable' | 'outside_window' {
  if (person.blocked) return 'person_unavailable';
  if (!mayHumanWrite(person, platform.now())) return 'outside_window';
  moveControl(platform, person, PAGE_INBOX_APP_ID);
  const content = { kind: 'text', text } as const;
  const dispatch = { appId: PAGE_INBOX_APP_ID, echo: { text } };
  return sendFromPage(platform, person, { from: 'agent', content }, dispatch);
}

/** "Move to Main" takes the thread over as a reply does, and nobody hears of it at all (facts §5). */
export const inboxMoveToMain = (platform: Platform, person: PersonRecord): void => {
  moveControl(platform, person, PAGE_INBOX_APP_ID);
};

/** "Done" in the Inbox gives the thread back to the bot. False when the Inbox does not have it. */
export function inboxDone(platform: Platform, person: PersonRecord): boolean {
  if (ownerAppId(person, platform.now()) !== PAGE_INBOX_APP_ID) return false;
  handOver(platform, person, 'pass_thread_control', platform.options.appId);
  return true;
}
