import type { EchoEvent, OptinEvent, RecognisedEvent } from '../messenger/webhook/events';
import type { AnsweredCheckbox } from '../store/conversation-state';
import { expiryOf, RETENTION_MS } from '../store/entries';
import { decision, type Decision, type Snapshot } from './decision';
import { questionWhetherToLink } from './link-question';
import { replyWithCheckedOrder } from './replies/references';
import { voiceFor, type Voice } from './replies/voice';
import { decideEcho } from './thread-control';

/**
 * Somebody ticked the checkbox plugin at the shop, and Facebook names them by its `user_ref` only (facts §7). Until they
 * write they hear of that order, once, and of nothing else: nothing says yet who they are.
 */
export function decideCheckbox(event: RecognisedEvent, snapshot: Snapshot): Decision {
  if (event.kind === 'optin') return confirmOrder(event, snapshot);
  return event.kind === 'echo' && isOurs(event, snapshot)
    ? decideEcho(event, snapshot)
    : decision('recorded');
}

const isOurs = ({ appId }: EchoEvent, snapshot: Snapshot): boolean =>
  appId === undefined || appId === snapshot.appId;

/** They did nothing in the chat, so one that is used up, expired or unknown is passed over in silence. */
function confirmOrder({ timestamp }: OptinEvent, snapshot: Snapshot): Decision {
  const { reference, now } = snapshot;
  if (reference?.kind !== 'order' || reference.redeemedBy !== undefined) {
    return decision('reference_invalid');
  }
  const { orderId, customerId, key } = reference;
  return decision('order_received', {
    change: {
      lastUserActionAt: Math.min(timestamp, now),
      checkout: { reference: key, ...(customerId !== undefined && { customerId }) },
      expiresAt: expiryOf(now),
    },
    outgoing: [replyWithCheckedOrder(orderId, voiceFor(snapshot))],
    effects: [{ type: 'redeem', key }],
  });
}

/**
 * The person answered: Facebook says whose checkbox it was, so the chat takes over what was ordered with it. They are
 * answered as anybody, and then asked whether to link, if the order was placed by somebody logged in.
 */
export function takeOverCheckbox(decided: Decision, snapshot: Snapshot, voice: Voice): Decision {
  const { checkbox, customer, now } = snapshot;
  if (checkbox === undefined) return decided;
  const closed: Decision = {
    ...decided,
    change: { ...decided.change, answeredCheckboxes: answered(checkbox, snapshot) },
    effects: [...decided.effects, { type: 'closeCheckbox', checkbox }],
  };
  const { shopper, reference } = checkbox;
  const { customerId: linked, linkQuestion, eraseQuestion, threadOwner } = decided.change;
  const isSettled = Boolean(linked ?? linkQuestion ?? eraseQuestion ?? threadOwner);
  if (isSettled || shopper === undefined || shopper.customerId === customer?.customerId) {
    return closed;
  }
  const { customerId } = shopper;
  return {
    ...closed,
    change: {
      ...closed.change,
      linkQuestion: { customerId, reference, via: 'checkbox', askedAt: now },
    },
    outgoing: [...closed.outgoing, questionWhetherToLink(shopper, customer, now, voice)],
  };
}

/** As long as claims may be left under its `user_ref`, an erasure has to know it. */
const answered = (
  { userRef }: NonNullable<Snapshot['checkbox']>,
  { state: { answeredCheckboxes = [] }, now }: Snapshot,
): readonly AnsweredCheckbox[] => [
  ...answeredCheckboxes.filter(({ answeredAt }) => now < answeredAt + RETENTION_MS),
  { userRef, answeredAt: now },
];
