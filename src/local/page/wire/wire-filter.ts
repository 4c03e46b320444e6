import type { WireEntry } from '../../messenger/wire/wire-entry';
import { searchedText } from './summary';
import { isProblem } from './verdict';

/** Which entries are shown; nothing set shows all. */
export interface WireFilter {
  readonly kind?: WireEntry['kind'];
  readonly psid?: string;
  readonly problemsOnly?: true;
  /** Found in titles, verdicts and both bodies, whatever their case. */
  readonly text?: string;
}

export function filterEntries(
  entries: readonly WireEntry[],
  { kind, psid, problemsOnly, text }: WireFilter,
): readonly WireEntry[] {
  const wanted = text?.trim().toLowerCase() ?? '';
  return entries.filter((entry) => {
    if (kind !== undefined && entry.kind !== kind) return false;
    if (psid !== undefined && entry.psid !== psid) return false;
    if (problemsOnly && !isProblem(entry)) return false;
    return wanted === '' || searchedText(entry).includes(wanted);
  });
}
