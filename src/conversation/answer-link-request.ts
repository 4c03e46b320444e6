import { mergeWrites } from '../accounts/facebook-login/merge-customer';
import { commit } from '../delivery/commit';
import { asAppError } from '../shared/errors';
import type { ConversationState } from '../store/conversation-state';
import type { Customer } from '../store/customers';
import { useRequestWrite, type RequestedLink } from '../store/link-requests';
import type { Write } from '../store/transaction';
import { decision, type Decision } from './decision';
import { effectWrites, type EffectDeps } from './effect-writes';
import { linkWith } from './linking';
import { loadParcelsOf } from './load-parcels';
import { replyAlreadyLinked } from './replies/linking';
import { voiceFor } from './replies/voice';

type Answered = 'linked' | 'kept' | 'duplicate' | 'conflict';

/** A request that holds, and what it was read with. */
export interface Answer {
  readonly eventId: string;
  readonly requested: RequestedLink;
  readonly state: ConversationState;
  readonly now: number;
}

/** As every other way does: both ends, what they were tied to before, the confirmation with its undo. */
export async function makeLink(
  deps: EffectDeps,
  answer: Answer,
  customer: Customer,
): Promise<Answered> {
  const { requested, state, now } = answer;
  const parcels = await loadParcelsOf(deps, customer.customerId, []);
  const voice = voiceFor({ state, customer });
  const decided = linkWith(customer, { via: requested.via, at: now }, { parcels }, voice);
  const also = await effectWrites(deps, decided.effects, state, now);
  return commitAnswer(deps, answer, decided, also, 'linked');
}

/** The chat has an account by the person's own word: it is told which, and the one that Facebook made may go. */
export async function keepLink(
  deps: EffectDeps,
  answer: Answer,
  made: Customer,
  linked: Customer,
): Promise<Answered> {
  const { requested, state } = answer;
  const voice = voiceFor({ state, customer: linked });
  const decided = decision('already_linked', { outgoing: [replyAlreadyLinked(linked, voice)] });
  const merged = await mergeWrites(deps, made, linked, requested.psid);
  return commitAnswer(deps, answer, decided, merged, 'kept');
}

async function commitAnswer(
  { client, tables, random }: EffectDeps,
  { eventId, requested, state, now }: Answer,
  { change, outgoing }: Decision,
  also: readonly Write[],
  done: 'linked' | 'kept',
): Promise<Answered> {
  try {
    const outcome = await commit(
      { client, conversations: tables.conversations, now, random },
      {
        ...{ state, change, outgoing },
        claim: { key: `stream:${eventId}`, record: { kind: 'link_requested', reason: done } },
        also: [...also, useRequestWrite(tables.logins, requested.key)],
        correlationId: eventId,
      },
    );
    if (outcome === 'committed') return done;
    return outcome === 'duplicate' ? 'duplicate' : 'conflict';
  } catch (thrown) {
    if (asAppError(thrown).code === 'store_conflict') return 'conflict';
    throw thrown;
  }
}
