import type { FaultSetting } from '../../messenger/wire/fault-names';
import { formatTime } from '../messenger/times';
import { button, el, setText } from '../parts/el';
import type { FaultEffect } from './fault-effect';
import type { FaultText } from './fault-texts';

export interface FaultRow {
  readonly element: HTMLElement;
  readonly show: (setting: FaultSetting, effect: FaultEffect) => void;
}

interface Choice {
  readonly label: string;
  readonly setting: FaultSetting;
}

const OFF: Choice = { label: 'Off', setting: false };
const ONCE: Choice = { label: 'Once', setting: 1 };
const ON: Choice = { label: 'On', setting: true };

/** One fault: what it does, its switch, and what came of it. A fault that can't be counted has no "Once". */
export function createFaultRow(
  { name, title, text }: FaultText,
  { countable, set }: { readonly countable: boolean; readonly set: (to: FaultSetting) => void },
): FaultRow {
  const choices = (countable ? [OFF, ONCE, ON] : [OFF, ON]).map(({ label, setting }) => ({
    setting,
    element: button(
      label,
      { class: 'segment', 'data-testid': `fault-${name}-${label.toLowerCase()}` },
      () => {
        set(setting);
      },
    ),
  }));
  const effect = el('p', { class: 'fault-effect', 'data-testid': `fault-${name}-effect` });
  const switches = el(
    'div',
    { class: 'segments', role: 'group', 'aria-label': title },
    ...choices.map(({ element }) => element),
  );
  const element = el(
    'li',
    { class: 'fault' },
    el('div', { class: 'fault-text' }, el('h4', {}, title), el('p', {}, text), effect),
    switches,
  );
  return {
    element,
    show: (setting, known) => {
      const shown = typeof setting === 'number' && setting > 0 ? 1 : setting;
      element.toggleAttribute('data-on', shown !== false && shown !== 0);
      for (const choice of choices) {
        choice.element.setAttribute('aria-pressed', String(choice.setting === shown));
      }
      setText(effect, describeEffect(known));
      effect.toggleAttribute('data-recovered', known.recoveredAt !== undefined);
    },
  };
}

function describeEffect({ strikes, lastAt, recoveredAt }: FaultEffect): string {
  if (strikes === 0) return '';
  const times = strikes === 1 ? 'Struck once' : `Struck ${strikes} times`;
  const last = lastAt === undefined ? '' : `, last at ${formatTime(lastAt)}`;
  return `${times}${last}${describeRecovery(recoveredAt)}`;
}

function describeRecovery(recoveredAt: FaultEffect['recoveredAt']): string {
  if (recoveredAt === undefined) return '';
  return recoveredAt === true ? ' · recovered' : ` · recovered at ${formatTime(recoveredAt)}`;
}
