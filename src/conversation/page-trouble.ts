import type { RecognisedEvent } from '../messenger/webhook/events';

/** What only somebody's hand can mend at Facebook. */
export type PageTrouble =
  'template_rejected' | 'template_paused' | 'template_disabled' | 'page_blocked';

/** What an event about the Page says that operations must hear of; the values are Facebook's (facts §2.5, §4.4). */
export function pageTrouble(event: RecognisedEvent): PageTrouble | undefined {
  if (event.kind === 'policyEnforcement') {
    return event.action === 'block' ? 'page_blocked' : undefined;
  }
  return event.kind === 'templateStatus' ? TEMPLATE_TROUBLE[event.status.toUpperCase()] : undefined;
}

const TEMPLATE_TROUBLE: Readonly<Partial<Record<string, PageTrouble>>> = {
  REJECTED: 'template_rejected',
  PAUSED: 'template_paused',
  DISABLED: 'template_disabled',
};
