import type { Verdict } from '../messenger/verdict';
import { HOUR, MINUTE, SECOND } from '../shared/clock';
import { closeCircuit, loadCircuit, replaceCircuit, type Circuit } from '../store/circuit';
import type { SendDeps } from './door';

/** A verdict on the Page, or on another messenger's bot, rather than on the message. */
export type PageVerdict = Extract<
  Verdict,
  { readonly kind: 'token_dead' | 'page_restricted' | 'config_fault' | 'throttle' }
>;

export type Gate =
  | { readonly pass: true; readonly seen: Circuit | undefined }
  | { readonly pass: false; readonly openUntil: number };

/** After what only somebody's hand can mend. */
const MENDING_PROBE_MS = 5 * MINUTE;
const FIRST_RESTRICTION_MS = 30 * MINUTE;
const LONGEST_RESTRICTION_MS = 4 * HOUR;
/** How long a probe may take before somebody else makes one. */
const PROBE_MS = 30 * SECOND;

/** May anything be sent through this door? When the time of an open circuit is over, exactly one caller passes: the probe. */
export async function passGate({ client, tables, door, clock }: SendDeps): Promise<Gate> {
  const seen = await loadCircuit(client, tables.conversations, door.account);
  if (seen === undefined) return { pass: true, seen };
  const now = clock();
  if (now < seen.openUntil) return { pass: false, openUntil: seen.openUntil };
  const probing = { ...seen, openUntil: now + PROBE_MS };
  return (await replaceCircuit(client, tables.conversations, door.account, seen, probing))
    ? { pass: true, seen: probing }
    : { pass: false, openUntil: now + PROBE_MS };
}

/**
 * Opens the circuit after a verdict on the Page and returns until when (milliseconds). Of many who are told so at the
 * same time one opens it; `seen` is what the gate showed.
 */
export async function openAfter(
  { client, tables, door, pageId, clock, log }: SendDeps,
  verdict: PageVerdict,
  seen: Circuit | undefined,
): Promise<number> {
  const next = nextCircuit(verdict, seen, clock());
  if (await replaceCircuit(client, tables.conversations, door.account, seen, next)) {
    log('error', 'circuit_opened', {
      reason: next.reason,
      ...(door.account === pageId ? {} : { channel: door.account }),
      milliseconds: next.openUntil - clock(),
      attempt: next.level + 1,
    });
  }
  return next.openUntil;
}

/** We were served again. */
export async function closeAfterAnswer(
  { client, tables, door, log }: SendDeps,
  seen: Circuit | undefined,
): Promise<void> {
  if (seen === undefined) return;
  if (await closeCircuit(client, tables.conversations, door.account, seen)) {
    log('info', 'circuit_closed', { reason: seen.reason });
  }
}

function nextCircuit(verdict: PageVerdict, seen: Circuit | undefined, now: number): Circuit {
  const reason = verdict.kind;
  const level = seen?.reason === reason ? seen.level + 1 : 0;
  return { reason, level, openUntil: now + pauseMs(verdict, level) };
}

function pauseMs(verdict: PageVerdict, level: number): number {
  switch (verdict.kind) {
    case 'token_dead':
    case 'config_fault':
      return MENDING_PROBE_MS;
    case 'page_restricted':
      return Math.min(LONGEST_RESTRICTION_MS, FIRST_RESTRICTION_MS * 2 ** level);
    case 'throttle':
      return verdict.pauseMs;
  }
}
