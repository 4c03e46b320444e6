import { isDeepStrictEqual } from 'node:util';
import { toJson } from '../../shared/to-json';
import type { RawRow } from '../../store/parcels';
import { oneLine } from '../lines';

/** Rows by their key. */
export type Rows = ReadonlyMap<string, RawRow>;

/** How one row differs between two looks at the table. */
export interface RowDifference {
  readonly parcelId: string;
  readonly change: 'made' | 'changed' | 'removed';
  readonly fields: readonly {
    readonly field: string;
    readonly before?: unknown;
    readonly after?: unknown;
  }[];
}

export const byKey = (rows: Iterable<RawRow>): Rows =>
  new Map([...rows].map((row) => [String(row['parcelId']), row]));

/** What somebody has done to the rows between the two looks, by number. */
export function differences(before: Rows, after: Rows): readonly RowDifference[] {
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((parcelId) => {
    const [old, now] = [before.get(parcelId), after.get(parcelId)];
    const fields = fieldsThatDiffer(old ?? {}, now ?? {});
    return old !== undefined && now !== undefined && fields.length === 0
      ? []
      : [{ parcelId, change: changeOf(old, now), fields }];
  });
}

function changeOf(old: RawRow | undefined, now: RawRow | undefined): RowDifference['change'] {
  if (old === undefined) return 'made';
  return now === undefined ? 'removed' : 'changed';
}

function fieldsThatDiffer(old: RawRow, now: RawRow): RowDifference['fields'] {
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .filter((field) => field !== 'parcelId' && !isDeepStrictEqual(old[field], now[field]))
    .map((field) => ({
      field,
      ...(field in old ? { before: old[field] } : {}),
      ...(field in now ? { after: now[field] } : {}),
    }));
}

/** A line for people, e.g. `DL-1001  status: in_transit → delivered`. */
export function differenceLine({ parcelId, change, fields }: RowDifference): string {
  const what = {
    made: ['new', ...fields.map(({ field, after }) => `${field}: ${textOf(after)}`)],
    changed: fields.map(
      ({ field, before, after }) => `${field}: ${textOf(before)} → ${textOf(after)}`,
    ),
    removed: ['removed'],
  }[change];
  return `${oneLine(parcelId)}  ${oneLine(what.join(', '))}`;
}

/** Whatever was typed into a row, as text. */
export function textOf(value: unknown): string {
  if (value === undefined) return '–';
  return typeof value === 'string' || typeof value === 'bigint' ? String(value) : toJson(value);
}
