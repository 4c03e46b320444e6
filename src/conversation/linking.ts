import { isRedeemableBy, isSpent } from '../accounts/authorization-code';
import type { Outgoing } from '../messenger/outgoing';
import type { AccountLinkingEvent } from '../messenger/webhook/events';
import { decision, type Decision, type Snapshot } from './decision';
import {
  replyLinked,
  replyLogInFailedStillLinked,
  replyStillLinked,
  replyWithLogIn,
} from './replies/linking';
import { replyWithOpenParcels } from './replies/parcels';
import { personal, voiceIn, type Voice } from './replies/voice';

/** The customer came back from the login page, with the code that it issued (design §4.1) or without. */
export function decideLinked(
  { timestamp }: AccountLinkingEvent,
  snapshot: Snapshot,
  voice: Voice,
): Decision {
  const { login, customer, parcels, state, now } = snapshot;
  if (
    login === undefined ||
    !isRedeemableBy(login.code, state.psid) ||
    isSpent(login.code, customer?.customerId)
  ) {
    return decideLogInFailed(snapshot, voice);
  }

  const linkedVoice = voiceIn(voice.locale, true);
  const again = customer?.customerId === login.customer.customerId;
  return decision(again ? 'linked_again' : 'linked', {
    change: {
      customerId: login.customer.customerId,
      linkedAt: Math.min(timestamp, now),
      unlinkedAt: null,
      linkMovedFrom: null,
    },
    outgoing: again
      ? [replyStillLinked(login.customer, linkedVoice)]
      : [
          replyLinked(login.customer, linkedVoice),
          personal(login.customer, replyWithOpenParcels(parcels, linkedVoice)),
        ],
    effects: [{ type: 'link', login, via: 'account_linking' }],
  });
}

/** Facebook believes that the chat is linked now; unless it is, by an earlier login, Facebook must forget it. */
function decideLogInFailed(snapshot: Snapshot, voice: Voice): Decision {
  const { customer, loginPageUrl, now } = snapshot;
  if (customer !== undefined) {
    return decision('log_in_failed', { outgoing: [replyLogInFailedStillLinked(customer, voice)] });
  }
  const outgoing: readonly Outgoing[] = [
    { type: 'unlink' },
    replyWithLogIn(voice.texts.logInFailed, loginPageUrl),
  ];
  return decision('log_in_failed', {
    change: { customerId: null, linkedAt: null, unlinkedAt: now },
    outgoing,
  });
}
