import { el, setText } from '../parts/el';
import { uniqueId } from '../parts/unique-id';

export interface ReplyBoxOptions {
  readonly label: string;
  readonly testId: string;
  /** The label of the button that sends it. */
  readonly confirm: string;
  /** Stands before the text, e.g. a further field. */
  readonly before?: HTMLElement;
  /** Rejects when it did not go: what was typed comes back then. */
  readonly send: (text: string) => Promise<void>;
}

/** Where staff write, with what they should know before they send: Enter sends, Shift+Enter starts a new line. */
export function createReplyBox({ label, testId, confirm, before, send }: ReplyBoxOptions) {
  const hint = el('p', { class: 'reply-hint', id: uniqueId(), 'data-testid': `${testId}-hint` });
  const field = el('textarea', {
    rows: '1',
    placeholder: label,
    'aria-label': label,
    'aria-describedby': hint.id,
    'data-testid': testId,
    enterkeyhint: 'send',
  });
  const element = el(
    'form',
    { class: 'reply-box' },
    hint,
    ...(before === undefined ? [] : [before]),
    el(
      'div',
      { class: 'reply-line' },
      field,
      el('button', { class: 'primary', 'data-testid': `${testId}-send` }, confirm),
    ),
  );
  const submit = (): void => {
    const text = field.value.trim();
    if (text === '') return;
    field.value = '';
    send(text).catch(() => {
      if (field.value === '') field.value = text;
    });
  };
  element.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
    field.focus();
  });
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  });
  return {
    element,
    focus: (): void => {
      field.focus();
    },
    showHint: (text: string): void => {
      setText(hint, text);
    },
  };
}
