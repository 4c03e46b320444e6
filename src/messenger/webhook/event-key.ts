import { sha256Hex } from '../../shared/hash';
import type { EventPayload } from './payloads';
import { isWireObject } from './wire';

/** What makes an event itself when it has no id: who, when and what, as the wire had it. */
export interface EventContent {
  readonly pageId: string | null;
  readonly sender: unknown;
  readonly recipient: unknown;
  /** Milliseconds by the event's own clock; null where it carries none, never the time we received it. */
  readonly timestamp: number | null;
  readonly payload: unknown;
}

/**
 * Names an event for idempotency. A mid names it where Facebook gives one, within its Page and kind (its scope is
 * undocumented, facts §4.3, and a message and its echo share it); otherwise the content does. At most 512 bytes of
 * printable ASCII, so that it fits into a table key with room for a prefix.
 */
export function eventKey(event: EventPayload, content: EventContent): string {
  switch (event.kind) {
    case 'message':
    case 'echo':
    case 'postback':
      return event.mid === undefined
        ? keyByContent(event.kind, content)
        : keyByMid(event.kind, content.pageId, event.mid);
    case 'messageEdit':
      return keyByMid(`${event.kind}#${event.numEdit}`, content.pageId, event.mid);
    // The mid in a reaction or a feedback is that of the message it is about: it recurs.
    case 'reaction':
    case 'responseFeedback':
    case 'optin':
    case 'referral':
    case 'accountLinking':
    case 'passThreadControl':
    case 'takeThreadControl':
    case 'requestThreadControl':
    case 'appRoles':
    case 'delivery':
    case 'read':
    case 'policyEnforcement':
    case 'gamePlay':
    case 'payment':
    case 'checkoutUpdate':
    case 'messageRequest':
    case 'templateStatus':
      return keyByContent(event.kind, content);
  }
}

/** The key of the message of that mid: an edit names it by no more. */
export const messageKey = (pageId: string, mid: string): string => keyByMid('message', pageId, mid);

export const keyByContent = (kind: string, content: EventContent): string =>
  `${kind}#content#${sha256Hex(canonicalJson(content))}`;

/**
 * Mids have no documented length or alphabet: what could not stand in a key is hashed, as JSON, which spells out
 * the lone surrogates that UTF-8 would make all alike.
 */
function keyByMid(scope: string, pageId: string | null, mid: string): string {
  const name = /^[!-~]{1,300}$/.test(mid) ? `mid#${mid}` : `hash#${sha256Hex(JSON.stringify(mid))}`;
  return `${scope}#${pageId ?? ''}#${name}`;
}

/** The same text for the same JSON value in any key order. */
const canonicalJson = (value: object): string =>
  JSON.stringify(value, (_key, member: unknown) =>
    isWireObject(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
