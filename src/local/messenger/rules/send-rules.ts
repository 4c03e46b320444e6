import { refuse } from '../graph/errors';
import type { Refusal } from '../graph/errors';
import type { SendRequest } from './message-rules';
import type { WireMessage } from './message-schema';
import { maySend } from '../thread/ownership';
import type { Platform } from '../platform';
import type { PersonRecord } from '../state';
import { HUMAN_AGENT_WINDOW, isWindowOpen, STANDARD_WINDOW } from '../thread/window';

/** What Facebook refuses about a valid message to this person at this moment. */
export function refuseToPerson(
  platform: Platform,
  person: PersonRecord,
  request: SendRequest,
): Refusal | undefined {
  const { options, assumptions, now } = platform;
  if (person.blocked) return refuse('personUnavailable');
  if (!maySend(person, options.appId, assumptions.defaultAppId, now())) {
    return refuse('threadNotOwned');
  }
  return refuseFeature(platform, request) ?? refuseWindow(platform, person, request);
}

/** What depends on the Page's country (facts §1.6, §2.5). */
function refuseFeature({ assumptions }: Platform, request: SendRequest): Refusal | undefined {
  if (request.do === 'signal') return undefined;
  if (request.messaging_type === 'UTILITY' && !assumptions.utilityMessages) {
    return refuse('noPermission');
  }
  return assumptions.subjectToEuPrivacyRules && hasLogIn(request.message)
    ? refuse('euPrivacyRules')
    : undefined;
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

function hasLogIn({ attachment }: WireMessage): boolean {
  if (attachment?.type !== 'template') return false;
  const { payload } = attachment;
  const buttons =
    payload.template_type === 'button'
      ? payload.buttons
      : payload.elements.flatMap((card) => card.buttons ?? []);
  return buttons.some(({ type }) => type === 'account_link');
}
