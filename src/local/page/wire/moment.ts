const TO_THE_SECOND = {
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
} as const;

const moment = new Intl.DateTimeFormat('en-GB', TO_THE_SECOND);
const dated = new Intl.DateTimeFormat('en-GB', {
  ...TO_THE_SECOND,
  day: 'numeric',
  month: 'short',
});

/** Milliseconds as `Sat 14:03:22`: to the second, as much happens within a minute. */
export const formatMoment = (at: number): string => moment.format(at);

/** Milliseconds as `Sat 21 Nov, 14:03:22`. */
export const formatDatedMoment = (at: number): string => dated.format(at);
