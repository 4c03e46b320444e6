import { DAY, HOUR, MINUTE } from '../../../shared/clock';
import { formatDayAndTime } from '../messenger/times';
import { button, el, setText } from '../parts/el';

interface Leap {
  readonly label: string;
  readonly milliseconds: number;
  /** What that much time does. */
  readonly why: string;
}

const LEAPS: readonly Leap[] = [
  { label: '10 minutes', milliseconds: 10 * MINUTE, why: 'login links expire' },
  { label: '1 hour', milliseconds: HOUR, why: 'a failing webhook is unsubscribed' },
  { label: '25 hours', milliseconds: 25 * HOUR, why: 'the 24-hour window closes' },
  { label: '8 days', milliseconds: 8 * DAY, why: 'agents may not answer either' },
];

/** The emulated time, and the buttons that move it. */
export function createTimeControls(advance: (milliseconds: number) => Promise<void>) {
  const time = el('output', { class: 'clock-time', 'data-testid': 'clock-time' });
  const ahead = el('p', { class: 'clock-ahead', 'data-testid': 'clock-ahead' });
  const leaps = LEAPS.map(({ label, milliseconds, why }) => {
    const leap = button(
      el('span', { class: 'leap-label' }, `+ ${label}`),
      { class: 'secondary leap', 'data-testid': `advance-${label.replace(' ', '-')}` },
      () => {
        // Pressed twice by mistake, it would be two days.
        leap.disabled = true;
        void advance(milliseconds).finally(() => {
          leap.disabled = false;
          leap.focus();
        });
      },
    );
    leap.append(el('span', { class: 'leap-why' }, why));
    return leap;
  });
  return {
    element: el(
      'div',
      { class: 'time-controls' },
      el('div', { class: 'clock-face' }, time, ahead),
      el('div', { class: 'leaps', role: 'group', 'aria-label': 'Move time' }, ...leaps),
    ),
    /** Both in milliseconds. */
    show: (now: number, clockAhead: number): void => {
      setText(time, formatDayAndTime(now));
      setText(ahead, describeAhead(clockAhead));
    },
  };
}

/** The browser's and the stack's clocks differ by the time that an answer takes. */
function describeAhead(milliseconds: number): string {
  if (milliseconds < MINUTE / 2) return 'As on this machine';
  const minutes = Math.round(milliseconds / MINUTE);
  const parts = [
    [Math.floor(minutes / 1440), 'd'],
    [Math.floor((minutes % 1440) / 60), 'h'],
    [minutes % 60, 'min'],
  ] as const;
  const amount = parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ');
  return `${amount} ahead of this machine`;
}
