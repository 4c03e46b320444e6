import { formatWeekdayAndTime } from '../messenger/times';

/** From the closing of the 24-hour window to the end of the seven days of HUMAN_AGENT (facts §2.4). */
const HUMANS_LONGER_MS = 6 * 24 * 60 * 60 * 1_000;

export interface WindowWords {
  readonly short: string;
  readonly long: string;
  readonly isOpen: boolean;
}

/** Who may still write to the person. Both times in milliseconds; `null`: the window was never open. */
export function describeWindow(closesAt: number | null, now: number): WindowWords {
  if (closesAt === null) {
    return {
      isOpen: false,
      short: 'Never wrote',
      long: 'They have not written yet: nobody may write to them before.',
    };
  }
  if (now < closesAt) {
    const until = formatWeekdayAndTime(closesAt);
    return {
      isOpen: true,
      short: `Open until ${until}`,
      long: `24-hour window open until ${until}.`,
    };
  }
  const humansUntil = closesAt + HUMANS_LONGER_MS;
  return now < humansUntil
    ? {
        isOpen: false,
        short: 'Humans only',
        long: `24-hour window closed: a human may still answer for 7 days, until ${formatWeekdayAndTime(humansUntil)}.`,
      }
    : {
        isOpen: false,
        short: 'Closed',
        long: 'Closed for more than 7 days: nobody may write before they do.',
      };
}
