import { DAY } from '../../../shared/clock';
import type { PersonRecord } from '../state';

/** The standard messaging window and that of the HUMAN_AGENT tag (facts §2.3, §2.4). */
const STANDARD_WINDOW = DAY;
const HUMAN_AGENT_WINDOW = 7 * DAY;

/** Milliseconds when the window closes, `null` when the person never opened it. */
export const windowClosesAt = ({ lastUserActionAt }: PersonRecord): number | null =>
  lastUserActionAt === null ? null : lastUserActionAt + STANDARD_WINDOW;

export const isWindowOpen = (person: PersonRecord, now: number): boolean =>
  now < (windowClosesAt(person) ?? 0);

/** For seven days after the person's last message; a link, a reaction or a plugin opens the usual window only. */
export const mayHumanWrite = (person: PersonRecord, now: number): boolean =>
  isWindowOpen(person, now) ||
  (person.lastUserMessageAt !== null && now < person.lastUserMessageAt + HUMAN_AGENT_WINDOW);
