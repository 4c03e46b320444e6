import type { ChatPerson } from '../channels/chat-update';
import { clip } from '../shared/clip';
import type { Clock } from '../shared/clock';
import { MAX_NAME, type ReadProfile } from './profile';

/** Where a messenger tells of people unasked: what it said with their events, by the key of their conversation. */
export const createToldProfiles =
  (people: ReadonlyMap<string, ChatPerson>, clock: Clock): ReadProfile =>
  ({ psid }) => {
    const { firstName, locale } = people.get(psid) ?? {};
    if (firstName === undefined && locale === undefined) return Promise.resolve(undefined);
    return Promise.resolve({
      ...(firstName !== undefined && { firstName: clip(firstName, MAX_NAME) }),
      ...(locale !== undefined && { locale }),
      readAt: clock(),
    });
  };
