import type { Platform } from '../platform';
import { describeApp, describeOwner } from './ownership';
import type { PersonRecord } from '../state';
import type { Person, Thread, ThreadMessage, ThreadState } from './thread-model';
import { windowClosesAt } from './window';

export const describePerson = (record: PersonRecord): Person => ({
  psid: record.psid,
  name: record.name,
  locale: record.locale,
  hasProfile: record.hasProfile,
  ...(record.pictureUrl !== null && { pictureUrl: record.pictureUrl }),
});

export const describeState = (platform: Platform, record: PersonRecord): ThreadState => ({
  ...describeOwnership(platform, record),
  typing: record.typing,
  started: record.started,
  deliveredUntil: record.deliveredUntil,
  readUntil: record.readUntil,
  seenUntil: record.seenUntil,
  windowClosesAt: windowClosesAt(record),
  linked: record.linked,
  blocked: record.blocked,
  euRestricted: record.euRestricted,
});

function describeOwnership(
  { options, now }: Platform,
  record: PersonRecord,
): Pick<ThreadState, 'owner' | 'ownerMetadata' | 'handedOverBy'> {
  const owner = describeOwner(record, options.appId, now());
  const { ownerMetadata, handedOverBy } = record;
  if (ownerMetadata === null || owner === 'idle') return { owner };
  return {
    owner,
    ownerMetadata,
    ...(handedOverBy !== null && { handedOverBy: describeApp(handedOverBy, options.appId) }),
  };
}

export const describeThread = (platform: Platform, record: PersonRecord): Thread => ({
  person: describePerson(record),
  state: describeState(platform, record),
  messages: record.messages,
});

/** Appends a message, or replaces the one with its mid, for all who watch. */
export function putMessage(platform: Platform, person: PersonRecord, message: ThreadMessage): void {
  const index = person.messages.findIndex(({ mid }) => mid === message.mid);
  if (index < 0) person.messages.push(message);
  else person.messages[index] = message;
  platform.announce({ type: 'message', psid: person.psid, message });
}

export const announceState = (platform: Platform, person: PersonRecord): void => {
  const state = describeState(platform, person);
  platform.announce({ type: 'state', psid: person.psid, state });
};
