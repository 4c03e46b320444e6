import { listTemplates } from '../../messenger/utility/list-templates';
import { demandsOf, type PageTemplate } from '../../messenger/utility/page-template';
import { HOUR, MINUTE, SECOND } from '../../shared/clock';
import {
  loadUtilityRecord,
  replaceUtilityRecord,
  type KnownTemplate,
  type UtilityRecord,
} from '../../store/utility-record';
import type { StoredQueueItem } from '../../store/outbox';
import type { DrainDeps } from '../drain-deps';
import type { UtilityRules } from './choose-template';

/** Facebook tells by webhook what changes; asking is for what the webhook missed, and for the parameters. */
const TOLD_MS = HOUR;
const UNTOLD_MS = 10 * MINUTE;
/** Longer than asking takes. Whoever finds nothing known yet waits for the one who asks. */
const ASKING_MS = 10 * SECOND;
const LIMITS = { timeoutMs: 3 * SECOND };

/** What may go out of this queue when the window is closed. `off`: nothing. */
export async function loadUtilityRules(
  deps: DrainDeps,
  queue: readonly StoredQueueItem[],
): Promise<UtilityRules | 'off'> {
  const { utilityTemplates: configured } = deps;
  if (configured === 'off' || !queue.some(mayUseTemplate)) return 'off';
  const { askAgainAt, templates, refusals } = await freshRecord(deps);
  return {
    ...{ configured, askAgainAt },
    ...(templates && { known: templates }),
    ...(refusals && { refusals }),
  };
}

const mayUseTemplate = ({ outgoing }: StoredQueueItem): boolean =>
  outgoing.type === 'message' && outgoing.utility !== undefined;

async function freshRecord(deps: DrainDeps): Promise<UtilityRecord> {
  const { client, tables, pageId, clock } = deps;
  const { conversations } = tables;
  const now = clock();
  const seen = await loadUtilityRecord(client, conversations, pageId);
  if (now < seen.askAgainAt) return seen;
  const asking = { ...seen, askAgainAt: now + ASKING_MS };
  const isMine = await replaceUtilityRecord(client, conversations, pageId, seen, asking);
  if (!isMine) return asking;

  const mine = { ...asking, version: seen.version + 1 };
  const templates = await ask(deps);
  const next =
    templates === undefined
      ? { ...mine, askAgainAt: now + UNTOLD_MS }
      : { ...mine, askAgainAt: now + TOLD_MS, templates };
  // Changed meanwhile: Facebook told something by webhook, and is asked again.
  await replaceUtilityRecord(client, conversations, pageId, mine, next);
  return next;
}

async function ask({
  graph,
  pageId,
  log,
}: DrainDeps): Promise<readonly KnownTemplate[] | undefined> {
  const listed = await listTemplates(graph, pageId, LIMITS);
  if (!listed.ok) {
    const { failure } = listed;
    const code = failure.kind === 'refused' ? failure.code : undefined;
    log('warn', 'templates_unknown', { reason: failure.kind, ...(code !== undefined && { code }) });
    return undefined;
  }
  return listed.templates.map(toKnown);
}

function toKnown({ name, language, status, components }: PageTemplate): KnownTemplate {
  const { parameters, isBodyOnly } = demandsOf(components);
  return { name, language, status, parameters, ...(isBodyOnly ? {} : { needsMore: true }) };
}
