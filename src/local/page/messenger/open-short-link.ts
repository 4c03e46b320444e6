import type { LinkArrival } from '../../messenger/control/control-api';
import { el } from '../parts/el';
import { uniqueId } from '../parts/unique-id';
import { openFormDialog } from './form-dialog';
import { readShortLink } from './links';

/** Facebook guarantees none of it (facts §7). */
const ARRIVALS: readonly (readonly [LinkArrival, string])[] = [
  ['referral', 'Brings it to the Page'],
  ['inMessage', 'Brings it with the next message'],
  ['lost', 'Loses it, as on some Android phones'],
];

/** Asks for an m.me link, as it comes in an e-mail or on a website, and opens it on the phone. */
export function askForShortLink(
  pageId: string,
  open: (ref: string, arrival?: LinkArrival) => Promise<unknown>,
): void {
  const problem = el('p', { class: 'dialog-problem', id: uniqueId(), role: 'alert' });
  const field = el('input', {
    id: uniqueId(),
    required: true,
    autocomplete: 'off',
    spellcheck: 'false',
    placeholder: `https://m.me/${pageId}?ref=…`,
    'aria-describedby': problem.id,
    'data-testid': 'short-link',
  });
  const arrival = el(
    'select',
    { id: uniqueId(), 'data-testid': 'link-arrival' },
    ...ARRIVALS.map(([value, label]) => el('option', { value }, label)),
  );
  openFormDialog({
    title: 'Open an m.me link',
    testId: 'short-link-dialog',
    confirm: 'Open',
    content: [
      el(
        'p',
        {},
        'As a website or an e-mail has it. The Page hears of its ref: at once in a chat that has begun, else with Get Started.',
      ),
      el('div', { class: 'dialog-field' }, el('label', { for: field.id }, 'Link or ref'), field),
      problem,
      el(
        'div',
        { class: 'dialog-field' },
        el('label', { for: arrival.id }, 'What the app does with the ref'),
        arrival,
      ),
    ],
    submit: async () => {
      const read = readRef(field.value.trim(), pageId);
      problem.textContent = 'problem' in read ? read.problem : '';
      if ('problem' in read) throw new Error(read.problem);
      await open(read.ref, ARRIVALS[arrival.selectedIndex]?.[0]);
    },
  });
}

function readRef(
  typed: string,
  pageId: string,
): { readonly ref: string } | { readonly problem: string } {
  const link = readShortLink(typed);
  if (link === undefined) {
    return /\/|\s/.test(typed) ? { problem: 'That is no m.me link.' } : { ref: typed };
  }
  if (link.page !== pageId) return { problem: 'That link leads to another Page.' };
  return link.ref === undefined || link.ref === ''
    ? { problem: 'That link carries no ref.' }
    : { ref: link.ref };
}
