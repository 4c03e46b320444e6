import { DAY } from '../../../shared/clock';
import type { PersonRecord } from '../state';

/** The standard messaging window and that of the HUMAN_AGENT tag (facts §2.3, §2.4). */
export const STANDARD_WINDOW = DAY;
export const HUMAN_AGENT_WINDOW = 7 * DAY;

/** Milliseconds when the window closes, `null` when the person never opened it. */
export const windowClosesAt = (
  { lastUserActionAt }: PersonRecord,
  length = STANDARD_WINDOW,
): number | null => (lastUserActionAt === null ? null : lastUserActionAt + length);

export const isWindowOpen = (person: PersonRecord, now: number, length?: number): boolean =>
  now < (windowClosesAt(person, length) ?? 0);
