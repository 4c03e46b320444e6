import { el } from '../parts/el';
import { uniqueId } from '../parts/unique-id';
import { openFormDialog } from './form-dialog';
import { readShortLink } from './links';

/** Asks for an m.me link, as it comes in an e-mail or on a website, and opens it on the phone. */
export function askForShortLink(pageId: string, open: (ref: string) => Promise<unknown>): void {
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
    ],
    submit: async () => {
      const read = readRef(field.value.trim(), pageId);
      problem.textContent = 'problem' in read ? read.problem : '';
      if ('problem' in read) throw new Error(read.problem);
      await open(read.ref);
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
