import { findPersona } from '../platform';
import type { Platform } from '../platform';
import { refuse } from '../graph/errors';
import type { Refusal } from '../graph/errors';
import type { PersonRecord } from '../state';
import { mayAppSend } from '../thread/routing';
import { isWindowOpen, mayHumanWrite } from '../thread/window';
import { refuseFeature } from './feature-rules';
import { refuseHandover } from './handover-rules';
import type { SendRequest } from './message-rules';
import type { SenderActionBody } from './message-schema';

/** What Facebook refuses about a valid message to this person at this moment. */
export function refuseToPerson(
  platform: Platform,
  person: PersonRecord,
  request: SendRequest,
): Refusal | undefined {
  if (person.blocked) return refuse('personUnavailable');
  if (!mayAppSend(platform, person, platform.options.appId)) return refuse('threadNotOwned');
  return (
    refuseFeature(platform, person, request) ??
    refuseWindow(platform, person, request) ??
    refuseUnknown(platform, person, request) ??
    (request.do === 'send' && request.thread_control
      ? refuseHandover(platform, person, request.thread_control)
      : undefined)
  );
}

function refuseWindow(
  { now }: Platform,
  person: PersonRecord,
  request: SendRequest,
): Refusal | undefined {
  if (request.do === 'send' && request.messaging_type === 'UTILITY') return undefined;
  const isHuman = request.do === 'send' && request.tag === 'HUMAN_AGENT';
  const isOpen = isHuman ? mayHumanWrite(person, now()) : isWindowOpen(person, now());
  return isOpen ? undefined : refuse('outsideWindow');
}

/** What the request names has to be there: a persona, a message of this thread. */
function refuseUnknown(
  { state }: Platform,
  person: PersonRecord,
  request: SendRequest,
): Refusal | undefined {
  const personaId = 'persona_id' in request ? request.persona_id : undefined;
  if (personaId !== undefined && findPersona(state, personaId) === undefined) {
    return refuse('invalidParameter', 'Param persona_id is not a persona of this Page.');
  }
  const mid = request.do === 'send' ? request.reply_to?.mid : reactedTo(request);
  return mid === undefined || person.messages.some((message) => message.mid === mid)
    ? undefined
    : refuse('invalidParameter', 'The message is not one of this thread.');
}

const reactedTo = (signal: SenderActionBody): string | undefined =>
  'payload' in signal ? signal.payload.message_id : undefined;
