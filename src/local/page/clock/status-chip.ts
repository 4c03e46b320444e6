import { MINUTE } from '../../../shared/clock';
import type { World } from '../messenger/world';
import { formatDayAndTime } from '../messenger/times';
import { button, el, setText } from '../parts/el';
import type { Store } from '../parts/store';

const TICK_MS = 1_000;

/** In the header: the emulated time and how many faults are on, as both explain what else is strange on the page. */
export function createStatusChip(world: Store<World>, open: () => void): HTMLElement {
  const time = el('span', { 'data-testid': 'chip-time' });
  const faults = el('span', { class: 'chip-faults', 'data-testid': 'chip-faults', hidden: true });
  const chip = button(time, { class: 'chip', 'data-testid': 'status-chip' }, open);
  chip.append(faults);
  const show = (): void => {
    const { clockAhead, faults: settings, subscribed, webhookUrl } = world.get();
    setText(time, formatDayAndTime(Date.now() + clockAhead));
    chip.toggleAttribute('data-moved', clockAhead > MINUTE / 2);
    const on = Object.values(settings).filter(Boolean).length;
    faults.hidden = on === 0 && subscribed;
    const count = on === 1 ? '1 fault on' : `${on} faults on`;
    const trouble = webhookUrl === null ? 'no webhook yet' : 'webhook unsubscribed';
    setText(faults, subscribed ? count : trouble);
  };
  world.watch(show);
  setInterval(show, TICK_MS);
  return chip;
}
