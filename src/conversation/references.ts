import { boundPsid, isOpenableBy, type Reference } from '../accounts/reference';
import type { LinkedVia } from '../store/customers';
import { decision, type Decision, type Snapshot } from './decision';
import { questionWhetherToLink } from './link-question';
import { linkWith } from './linking';
import { replyAlreadyLinked } from './replies/linking';
import { replyWithGuestOrder, replyWithOrder } from './replies/references';
import { menu, reply, type Voice } from './replies/voice';
import type { OpenReference } from './wish';

/**
 * The person followed a link or used a plugin of ours. From now on its reference is theirs and nobody else's. As a link
 * can be forwarded, it links nothing by itself but has us ask (design §4.3).
 */
export function openReference({ via }: OpenReference, snapshot: Snapshot, voice: Voice): Decision {
  const { reference, state } = snapshot;
  if (reference === undefined || !isOpenableBy(reference, state.psid)) return invalid(voice);
  const isNew = reference.redeemedBy === undefined;
  const mayAsk = isNew || state.linkQuestion?.reference === reference.key;
  const opened = linksAtOnce(reference, state.psid)
    ? completeLogIn(reference, via, snapshot, voice)
    : mayAsk
      ? openFirst(reference, via, snapshot, voice)
      : openAgain(reference, snapshot, voice);
  return isNew
    ? { ...opened, effects: [{ type: 'redeem', key: reference.key }, ...opened.effects] }
    : opened;
}

/** It comes from a login that this very chat asked for, and has not been opened: coming back is the proof (decision 5). */
export const linksAtOnce = (reference: Reference | undefined, psid: string): boolean =>
  reference !== undefined && boundPsid(reference) === psid && reference.redeemedBy === undefined;

function completeLogIn(
  reference: Reference,
  via: LinkedVia,
  snapshot: Snapshot,
  voice: Voice,
): Decision {
  const { candidate, now } = snapshot;
  if (candidate === undefined) return invalid(voice);
  const recorded = reference.kind === 'account' ? reference.via : undefined;
  return linkWith(candidate, { via: recorded ?? via, at: now }, snapshot, voice);
}

/** Asks, if there is somebody to be linked who is not linked here already. */
function openFirst(
  reference: Reference,
  via: LinkedVia,
  snapshot: Snapshot,
  voice: Voice,
): Decision {
  const { candidate, customer, now } = snapshot;
  if (candidate === undefined || candidate.customerId === customer?.customerId) {
    return openAgain(reference, snapshot, voice);
  }
  const { customerId } = candidate;
  const order = reference.kind === 'order' ? [replyWithOrder(reference.orderId, voice)] : [];
  return decision('link_question', {
    change: { linkQuestion: { customerId, reference: reference.key, via, askedAt: now } },
    outgoing: [...order, questionWhetherToLink(candidate, customer, now, voice)],
  });
}

/** What there is to say without a question: the order is confirmed, the link that there is already too. */
function openAgain(
  reference: Reference,
  { candidate, customer }: Snapshot,
  voice: Voice,
): Decision {
  if (reference.kind === 'order') {
    const confirm = customer === undefined ? replyWithGuestOrder : replyWithOrder;
    return decision('order_received', { outgoing: [confirm(reference.orderId, voice)] });
  }
  if (customer === undefined || candidate?.customerId !== customer.customerId) {
    return invalid(voice);
  }
  return decision('already_linked', { outgoing: [replyAlreadyLinked(customer, voice)] });
}

/** Expired, used by somebody else, or never made: one sentence, so that it does not tell which. */
const invalid = (voice: Voice): Decision =>
  decision('reference_invalid', {
    outgoing: [reply(voice.texts.referenceInvalid, menu(voice))],
  });
