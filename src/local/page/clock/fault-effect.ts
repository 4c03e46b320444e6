import type { FaultName } from '../../messenger/wire/fault-names';
import type { WireEntry } from '../../messenger/wire/wire-entry';

/** What a fault has done so far. Times are milliseconds of the emulated clock. */
export interface FaultEffect {
  readonly strikes: number;
  readonly lastAt?: number;
  /** When the same kind of traffic first went well again; `true`: it does, and nobody knows since when. */
  readonly recoveredAt?: number | true;
}

/** `entries`: the wire, oldest first. */
export function faultEffect(entries: readonly WireEntry[], name: FaultName): FaultEffect {
  const struck = entries.filter(({ fault }) => fault === name);
  const last = struck.at(-1);
  if (last === undefined) return { strikes: 0 };
  const recovery = entries.find((entry) => entry.id > last.id && wentWell(entry, last.kind));
  return {
    strikes: struck.length,
    lastAt: last.at,
    ...(recovery && { recoveredAt: recovery.at }),
  };
}

function wentWell(entry: WireEntry, kind: WireEntry['kind']): boolean {
  if (entry.kind !== kind || entry.fault !== undefined) return false;
  if (entry.kind === 'graph') return entry.status === 200;
  return entry.kind === 'webhook' && entry.outcome === 'delivered';
}
