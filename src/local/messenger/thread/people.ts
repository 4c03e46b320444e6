import type { NewPerson } from '../control/control-api';
import type { Platform } from '../platform';
import { blankPerson } from '../state';
import type { PersonRecord } from '../state';
import { describePerson } from './thread';

/** Someone new on Messenger. */
export function addPerson(platform: Platform, person: NewPerson): PersonRecord {
  const record: PersonRecord = { ...blankPerson(), psid: platform.ids.psid(), ...person };
  platform.state.people.push(record);
  platform.announce({ type: 'person', person: describePerson(record) });
  return record;
}
