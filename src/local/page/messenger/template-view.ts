import type { ThreadButton } from '../../messenger/thread/thread-model';
import { el } from '../parts/el';
import type { ChatScope } from './chat-actions';
import { drawTemplateButton } from './template-button';

/** A box of text with buttons below. */
export const drawTemplate = (
  body: readonly HTMLElement[],
  buttons: readonly ThreadButton[],
  scope: ChatScope,
): HTMLElement =>
  el(
    'div',
    { class: 'template' },
    el('div', { class: 'template-body' }, ...body),
    ...buttons.map((button) => drawTemplateButton(button, scope)),
  );
