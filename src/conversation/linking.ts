import { isRedeemableBy, isSpent } from '../accounts/authorization-code';
import type { Outgoing } from '../messenger/outgoing';
import type { AccountLinkingEvent } from '../messenger/webhook/events';
import type { Customer, LinkedVia } from '../store/customers';
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
  const { login, customer, state, now } = snapshot;
  if (
    login === undefined ||
    !isRedeemableBy(login.code, state.psid) ||
    isSpent(login.code, customer?.customerId)
  ) {
    return decideLogInFailed(snapshot, voice);
  }

  const via = 'account_linking';
  const linked = linkWith(login.customer, { via, at: Math.min(timestamp, now) }, snapshot, voice);
  return { ...linked, effects: [{ type: 'redeem', key: login.code.key }, ...linked.effects] };
}

/** The chat is tied to this customer now, whichever way that came about (design §4). */
export function linkWith(
  customer: Customer,
  { via, at }: { readonly via: LinkedVia; readonly at: number },
  { customer: before, parcels }: Pick<Snapshot, 'customer' | 'parcels'>,
  voice: Voice,
): Decision {
  const { customerId } = customer;
  const linkedVoice = voiceIn(voice.locale, true);
  const again = before?.customerId === customerId;
  return decision(again ? 'linked_again' : 'linked', {
    change: {
      customerId,
      linkedAt: at,
      unlinkedAt: null,
      linkMovedFrom: null,
      linkQuestion: null,
      // A new link is told that its parcels are written about.
      ...(again ? {} : { mute: null }),
    },
    outgoing: again
      ? [replyStillLinked(customer, linkedVoice)]
      : [
          replyLinked(customer, linkedVoice),
          personal(customer, replyWithOpenParcels(parcels, linkedVoice)),
        ],
    effects: [{ type: 'link', customerId, via }],
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
    replyWithLogIn(voice.texts.logInFailed, loginPageUrl, voice),
  ];
  return decision('log_in_failed', {
    change: { customerId: null, linkedAt: null, unlinkedAt: now },
    outgoing,
  });
}
