import { isSendForm, type CallForm } from '../../messenger/send-form';
import type { Verdict } from '../../messenger/verdict';
import type { StoredQueueItem } from '../../store/outbox';
import { loadUtilityRecord, replaceUtilityRecord, templateKey } from '../../store/utility-record';
import type { DrainDeps } from '../drain-deps';
import { refusalsAfter } from './refusals';

/**
 * Remembers for the Page that Facebook refuses utility messages, or this template: the next ones are held without a
 * try, until after a pause one of them shows whether it works again. Of two who learn at the same time one is enough.
 */
export async function learnUtility(
  deps: DrainDeps,
  { outgoing, correlationId }: StoredQueueItem,
  as: CallForm,
  verdict: Verdict,
): Promise<void> {
  if (!isSendForm(as) || as.messagingType !== 'UTILITY') return;
  if (outgoing.type !== 'message' || outgoing.utility === undefined) return;
  if (verdict.kind !== 'sent' && verdict.kind !== 'utility_refused') return;
  const { client, tables, pageId, clock, log } = deps;
  const { conversations } = tables;
  const seen = await loadUtilityRecord(client, conversations, pageId);
  const { refusals = [] } = seen;
  const key = templateKey(as.template, outgoing.utility.language);
  const next = refusalsAfter(refusals, key, verdict, clock());
  if (next === refusals) return;
  await replaceUtilityRecord(client, conversations, pageId, seen, { ...seen, refusals: next });
  if (verdict.kind === 'utility_refused') {
    log('error', 'utility_refused', { correlationId, reason: verdict.scope });
  } else log('info', 'utility_accepted', { correlationId });
}
