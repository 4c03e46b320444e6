import { DAY, MINUTE, SECOND } from '../../../shared/clock';
import type { Clock } from '../../../shared/clock';

/** Facebook's counters for one Page (facts §3). */
export interface RateLimits {
  /** Counts a call; false when the Page has used up its calls of 24 hours. */
  readonly admitCall: (engagedUsers: number) => boolean;
  /** Counts a call of the Send API; false from the 301st in a second. */
  readonly admitSendCall: () => boolean;
  /** Counts a message; false while there are more than 40 in a second: the Page can send nothing then. */
  readonly admitMessage: () => boolean;
  /** Counts a message with sound; false from the eleventh in a second. */
  readonly admitAudioOrVideo: () => boolean;
  /** Counts a message to one person; false while there are more than `most` in a minute. */
  readonly admitToThread: (psid: string, most: number) => boolean;
  /** Counts a call of the Messenger Profile API; false from the eleventh within ten minutes. */
  readonly admitProfileCall: () => boolean;
  /** Percentage of the day's calls. */
  readonly usage: (engagedUsers: number) => number;
  /** Minutes until calls are admitted again if none is made meanwhile; 0: they are. */
  readonly minutesToRegain: (engagedUsers: number) => number;
}

const CALLS_PER_ENGAGED_USER = 200;
const SEND_CALLS_PER_SECOND = 300;
const MESSAGES_PER_SECOND = 40;
const AUDIO_OR_VIDEO_PER_SECOND = 10;
const PROFILE_CALLS = { count: 10, within: 10 * MINUTE };

export function createRateLimits(clock: Clock): RateLimits {
  const calls = createCounter(clock, DAY);
  const sendCalls = createCounter(clock, SECOND);
  const messages = createCounter(clock, SECOND);
  const audioAndVideo = createCounter(clock, SECOND);
  const threads = new Map<string, ReturnType<typeof createCounter>>();
  const profileCalls = createCounter(clock, PROFILE_CALLS.within);
  return {
    admitCall: (engagedUsers) => calls.count() <= CALLS_PER_ENGAGED_USER * engagedUsers,
    admitSendCall: () => sendCalls.count() <= SEND_CALLS_PER_SECOND,
    admitMessage: () => messages.count() <= MESSAGES_PER_SECOND,
    admitAudioOrVideo: () => audioAndVideo.count() <= AUDIO_OR_VIDEO_PER_SECOND,
    admitToThread: (psid, most) => {
      const thread = threads.get(psid) ?? createCounter(clock, MINUTE);
      threads.set(psid, thread);
      return thread.count() <= most;
    },
    admitProfileCall: () => profileCalls.count() <= PROFILE_CALLS.count,
    usage: (engagedUsers) =>
      Math.floor((100 * calls.current()) / (CALLS_PER_ENGAGED_USER * Math.max(1, engagedUsers))),
    minutesToRegain: (engagedUsers) =>
      Math.ceil(calls.untilBelow(CALLS_PER_ENGAGED_USER * engagedUsers) / MINUTE),
  };
}

/** Counts what happened within the last `span` milliseconds, refused attempts too: trying on prolongs the wait. */
function createCounter(clock: Clock, span: number) {
  const times: number[] = [];
  const current = (): number => {
    const oldest = clock() - span;
    const live = times.findIndex((time) => time > oldest);
    times.splice(0, live < 0 ? times.length : live);
    return times.length;
  };
  return {
    current,
    /** Milliseconds until fewer than `limit` are left; 0 while that is so. */
    untilBelow: (limit: number): number => {
      const excess = current() - limit;
      return excess < 0 ? 0 : (times[excess] ?? clock()) + span - clock();
    },
    count: (): number => {
      times.push(clock());
      return current();
    },
  };
}
