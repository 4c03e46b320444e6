const dayAndTime = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
const weekdayAndTime = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

/** Milliseconds as `Sat 21 Nov, 14:03`. */
export const formatDayAndTime = (at: number): string => dayAndTime.format(at);

/** Milliseconds as `Sat 14:03`, for what is at most days away. */
export const formatWeekdayAndTime = (at: number): string => weekdayAndTime.format(at);

/** Milliseconds as `14:03`. */
export const formatTime = (at: number): string => time.format(at);
