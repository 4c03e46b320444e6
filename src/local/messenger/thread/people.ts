import type { NewPerson } from '../control/control-api';
import type { Platform } from '../platform';
import type { PersonRecord } from '../state';
import { describePerson } from './thread';

/** Someone new on Messenger. */
export function addPerson(platform: Platform, person: NewPerson): PersonRecord {
  const record: PersonRecord = {
    psid: platform.ids.psid(),
    name: person.name,
    locale: person.locale,
    pictureUrl: person.pictureUrl ?? null,
    hasProfile: person.hasProfile ?? true,
    messages: [],
    typing: false,
    started: false,
    deliveredUntil: null,
    readUntil: null,
    seenUntil: null,
    lastUserActionAt: null,
    lastUserMessageAt: null,
    ownerAppId: null,
    ownedUntil: 0,
    linked: false,
    blocked: false,
    pendingRef: null,
  };
  platform.state.people.push(record);
  platform.announce({ type: 'person', person: describePerson(record) });
  return record;
}
