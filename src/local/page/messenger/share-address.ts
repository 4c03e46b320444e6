import type { ThreadQuickReply } from '../../messenger/thread/thread-model';
import { el } from '../parts/el';
import { uniqueId } from '../parts/unique-id';
import { openFormDialog } from './form-dialog';

export type SharedKind = Exclude<ThreadQuickReply['type'], 'text'>;

/** Messenger labels these itself, and offers what the person's profile holds; the emulator's holds nothing, so it asks. */
export const SHARED: Readonly<
  Record<SharedKind, { readonly label: string; readonly input: 'email' | 'tel' }>
> = {
  user_email: { label: 'E-mail address', input: 'email' },
  user_phone_number: { label: 'Phone number', input: 'tel' },
};

export function askForAddress(
  kind: SharedKind,
  share: (address: string) => Promise<unknown>,
): void {
  const { label, input } = SHARED[kind];
  const field = el('input', {
    id: uniqueId(),
    type: input,
    required: true,
    'data-testid': 'shared-address',
  });
  openFormDialog({
    title: 'Share it with the Page?',
    testId: 'share-address',
    confirm: 'Share',
    content: [el('div', { class: 'dialog-field' }, el('label', { for: field.id }, label), field)],
    submit: () => share(field.value.trim()),
  });
}
