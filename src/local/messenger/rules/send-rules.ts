import { findPersona } from '../platform';
import type { Platform } from '../platform';
import { refuse } from '../graph/errors';
import type { Refusal } from '../graph/errors';
import type { PersonRecord } from '../state';
import { mayAppSend } from '../thread/routing';
import { HUMAN_AGENT_WINDOW, isWindowOpen, STANDARD_WINDOW } from '../thread/window';
import type { SendRequest } from './message-rules';
import type { SenderActionBody, WireMessage } from './message-schema';
import type { WireButton } from './template-schema';

/** What Facebook refuses about a valid message to this person at this moment. */
export function refuseToPerson(
  platform: Platform,
  person: PersonRecord,
  request: SendRequest,
): Refusal | undefined {
  if (person.blocked) return refuse('personUnavailable');
  if (!mayAppSend(platform, person, platform.options.appId)) return refuse('threadNotOwned');
  return (
    refuseFeature(platform, request) ??
    refuseWindow(platform, person, request) ??
    refuseUnknown(platform, person, request)
  );
}

/** What depends on the Page's country (facts §1.6, §2.5). */
function refuseFeature({ assumptions }: Platform, request: SendRequest): Refusal | undefined {
  if (request.do === 'signal') return undefined;
  if (request.messaging_type === 'UTILITY' && !assumptions.utilityMessages) {
    return refuse('noPermission');
  }
  const isRestored = !hasLogIn(request.message) && !hasVideoWithButtons(request.message);
  return assumptions.subjectToEuPrivacyRules && !isRestored ? refuse('euPrivacyRules') : undefined;
}

function refuseWindow(
  { now }: Platform,
  person: PersonRecord,
  request: SendRequest,
): Refusal | undefined {
  if (request.do === 'send' && request.messaging_type === 'UTILITY') return undefined;
  const isHuman = request.do === 'send' && request.tag === 'HUMAN_AGENT';
  const length = isHuman ? HUMAN_AGENT_WINDOW : STANDARD_WINDOW;
  return isWindowOpen(person, now(), length) ? undefined : refuse('outsideWindow');
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

const hasLogIn = (message: WireMessage): boolean =>
  buttonsOf(message).some(({ type }) => type === 'account_link');

function buttonsOf({ attachment }: WireMessage): readonly WireButton[] {
  if (attachment?.type !== 'template') return [];
  const { payload } = attachment;
  return payload.template_type === 'button'
    ? payload.buttons
    : payload.elements.flatMap(({ buttons = [] }) => buttons);
}

/** Video in the media template is not restored in Europe and Japan either (facts §1.6). */
const hasVideoWithButtons = ({ attachment }: WireMessage): boolean =>
  attachment?.type === 'template' &&
  attachment.payload.template_type === 'media' &&
  attachment.payload.elements.some(({ media_type }) => media_type === 'video');
