import type { NewPerson } from '../../messenger/control/control-api';
import { el } from '../parts/el';
import { uniqueId } from '../parts/unique-id';
import { openFormDialog } from './form-dialog';

/** As Facebook writes them; the bot speaks the first two, and has to cope with the others. */
const LANGUAGES = [
  ['de_DE', 'Deutsch'],
  ['en_GB', 'English (UK)'],
  ['en_US', 'English (US)'],
  ['fr_FR', 'Français'],
  ['es_ES', 'Español'],
  ['tr_TR', 'Türkçe'],
  ['ar_AR', 'العربية'],
] as const;

/** Asks for someone new on Messenger. */
export function askForPerson(add: (person: NewPerson) => Promise<unknown>): void {
  const name = el('input', {
    id: uniqueId(),
    required: true,
    maxlength: '80',
    autocomplete: 'off',
    placeholder: 'Cleo Novak',
    'data-testid': 'new-person-name',
  });
  const language = el(
    'select',
    { id: uniqueId(), 'data-testid': 'new-person-language' },
    ...LANGUAGES.map(([locale, label]) =>
      el('option', { value: locale, lang: locale.slice(0, 2) }, label),
    ),
  );
  const withoutProfile = el('input', {
    type: 'checkbox',
    'data-testid': 'new-person-without-profile',
  });
  openFormDialog({
    title: 'New person',
    testId: 'new-person',
    confirm: 'Add',
    content: [
      el(
        'div',
        { class: 'dialog-field' },
        el('label', { for: name.id }, 'First and last name'),
        name,
      ),
      el('div', { class: 'dialog-field' }, el('label', { for: language.id }, 'Language'), language),
      el(
        'label',
        { class: 'dialog-check' },
        withoutProfile,
        'Without a Facebook profile: Graph tells the bot neither name nor language',
      ),
    ],
    submit: () =>
      add({
        name: name.value.trim(),
        locale: language.value,
        ...(withoutProfile.checked && { hasProfile: false }),
      }),
  });
}
