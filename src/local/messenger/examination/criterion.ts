import type { WireEntry } from '../wire/wire-entry';
import type { Finding } from './finding';

/** A finding, and how to see it: pure, and empty when the wire shows nothing of the kind. */
export interface Criterion extends Pick<Finding, 'code' | 'sentence' | 'source'> {
  readonly shownBy: (entries: readonly WireEntry[]) => readonly WireEntry[];
}
