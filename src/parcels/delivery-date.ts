import type { Locale } from '../shared/locale';

const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

const DAY: Intl.DateTimeFormatOptions = {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
};
const DAY_AND_TIME: Intl.DateTimeFormatOptions = { ...DAY, hour: 'numeric', minute: '2-digit' };

/**
 * An ISO date or date-time in the customer's language; any other text as it is. Shows the day and time as they were
 * written: a time with an offset is left out, because the customer's own clock is not known here.
 */
export function formatDeliveryDate(text: string, locale: Locale): string {
  const [, day, time, offset] = ISO.exec(text) ?? [];
  if (day === undefined) return text;
  const showsTime = time !== undefined && offset === undefined;
  const written = `${day}T${showsTime ? time : '00:00'}:00.000Z`;
  const instant = new Date(written);
  // 31 February is read as 3 March: what does not come back as it was written is not a date.
  if (Number.isNaN(instant.getTime()) || instant.toISOString() !== written) return text;
  return new Intl.DateTimeFormat(locale, showsTime ? DAY_AND_TIME : DAY).format(instant);
}
