import type { Sent } from '../control/control-api';
import type { Platform } from '../platform';
import type { PersonRecord } from '../state';
import type { FiredField } from '../webhooks/fields';
import { defaultAppOf } from './default-app';
import { renewControl } from './ownership';
import { announceState, putMessage } from './thread';
import type { ThreadContent } from './thread-model';
import { beginAction, fire } from './user-action';

/** Everything that appears in the chat on the person's side: a user action that makes the thread active (facts §5). */
export function write(
  platform: Platform,
  person: PersonRecord,
  content: ThreadContent,
  toEvent: (mid: string) => object,
  field: FiredField = 'messages',
): Sent {
  const at = beginAction(platform, person);
  const mid = platform.ids.mid();
  person.started = true;
  person.lastUserMessageAt = at;
  renewControl(person, defaultAppOf(platform), at);
  putMessage(platform, person, { mid, at, from: 'customer', content });
  announceState(platform, person);
  fire(platform, person, field, at, toEvent(mid));
  return { mid };
}
