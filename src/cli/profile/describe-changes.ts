import type { MessengerProfile } from '../../messenger/profile/messenger-profile';
import { differing } from '../../messenger/profile/plan-profile';
import { linesOf } from '../../messenger/profile/profile-lines';
import { diffLines } from './line-diff';

/** What differs, for people: the property, then its lines with what goes and what comes. */
export const describeChanges = (
  have: MessengerProfile,
  want: MessengerProfile,
): readonly string[] =>
  differing(have, want).flatMap((property) => [
    property,
    ...diffLines(linesOf(property, have[property]), linesOf(property, want[property])).map(
      (line) => `  ${line}`,
    ),
  ]);

/** The same for programs. */
export const listChanges = (have: MessengerProfile, want: MessengerProfile) =>
  differing(have, want).map((property) => ({
    property,
    have: have[property] ?? null,
    want: want[property] ?? null,
  }));
