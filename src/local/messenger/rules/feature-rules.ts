import { refuse } from '../graph/errors';
import type { Refusal } from '../graph/errors';
import { isThreadUnderEuRules } from '../eu-privacy';
import type { Platform } from '../platform';
import type { PersonRecord } from '../state';
import { isWhitelisted } from '../thread/send-to-messenger';
import type { SendRequest } from './message-rules';
import type { WireMessage } from './message-schema';
import type { WireButton } from './template-schema';

/** What depends on the Page's country, and on its Messenger profile (facts §1.1, §1.6, §2.5, §8). */
export function refuseFeature(
  platform: Platform,
  person: PersonRecord,
  request: SendRequest,
): Refusal | undefined {
  if (request.do === 'signal') return undefined;
  const { utilityMessages } = platform.assumptions;
  const { messaging_type, message } = request;
  if (messaging_type === 'UTILITY' && !utilityMessages) return refuse('noPermission');
  if (isThreadUnderEuRules(platform, person) && holdsUnrestored(message)) {
    return refuse('euPrivacyRules');
  }
  return refuseUnprepared(platform, buttonsOf(message));
}

/** What a button needs in the Messenger profile before it is sent. */
function refuseUnprepared(platform: Platform, buttons: readonly WireButton[]): Refusal | undefined {
  const { assumptions, state } = platform;
  const mayLink =
    !assumptions.accountLinkingUrlRequired || 'account_linking_url' in state.messengerProfile;
  if (!mayLink && buttons.some(({ type }) => type === 'account_link')) {
    return refuse('invalidParameter', 'account_linking_url is not set in the Messenger profile.');
  }
  const isOnForeignSite = buttons.some(
    (button) => hasExtensions(button) && !isWhitelisted(platform, button.url),
  );
  return isOnForeignSite
    ? refuse('invalidParameter', 'messenger_extensions: the domain is not whitelisted.')
    : undefined;
}

/** Account linking, Messenger Extensions and films in the media template, in Europe and Japan (facts §1.6). */
const holdsUnrestored = (message: WireMessage): boolean =>
  buttonsOf(message).some((button) => button.type === 'account_link' || hasExtensions(button)) ||
  hasVideoWithButtons(message);

const hasExtensions = (
  button: WireButton,
): button is Extract<WireButton, { readonly type: 'web_url' }> =>
  button.type === 'web_url' && button.messenger_extensions === true;

function buttonsOf({ attachment }: WireMessage): readonly WireButton[] {
  if (attachment?.type !== 'template') return [];
  const { payload } = attachment;
  return payload.template_type === 'button'
    ? payload.buttons
    : payload.elements.flatMap(({ buttons = [] }) => buttons);
}

const hasVideoWithButtons = ({ attachment }: WireMessage): boolean =>
  attachment?.type === 'template' &&
  attachment.payload.template_type === 'media' &&
  attachment.payload.elements.some(({ media_type }) => media_type === 'video');
