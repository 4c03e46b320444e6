import { MINUTE, type Clock } from '../shared/clock';

/** What EventBridge sends to parcel_push once a minute (seam 2). */
export const scheduledEvent = (now: number): Readonly<Record<string, unknown>> => ({
  version: '0',
  id: `schedule-${String(now)}`,
  'detail-type': 'Scheduled Event',
  source: 'aws.events',
  account: '000000000000',
  time: new Date(now).toISOString(),
  region: 'eu-west-1',
  resources: ['arn:aws:events:eu-west-1:000000000000:rule/parcel-messenger-minute'],
  detail: {},
});

export interface Schedule {
  /** Invokes now, whatever the time: after the clock was moved nobody wants to wait for the next minute. */
  readonly runNow: () => Promise<void>;
  /** Resolves when no run is under way. */
  readonly idle: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Looks every second whether a minute of the (movable) clock has passed; never runs twice at a time. */
export function startSchedule(
  clock: Clock,
  invoke: (event: unknown) => Promise<unknown>,
): Schedule {
  let last = clock();
  let running: Promise<unknown> = Promise.resolve();
  const runNow = async (): Promise<void> => {
    last = clock();
    // A failed run is not lost: what was due stays due, and the function has logged why.
    running = running.then(() => invoke(scheduledEvent(clock())).catch(() => undefined));
    await running;
  };
  const timer = setInterval(() => {
    if (clock() - last >= MINUTE) void runNow();
  }, 1_000);
  const idle = async (): Promise<void> => {
    await running;
  };
  return {
    runNow,
    idle,
    stop: async () => {
      clearInterval(timer);
      await idle();
    },
  };
}
