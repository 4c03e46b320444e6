import type { Platform } from '../platform';
import type { CheckboxRecord, PersonRecord } from '../state';
import { ofPage } from '../webhooks/events';
import { announceState } from './thread';

/**
 * Confirms a checkbox plugin: the Page learns its `user_ref` and no psid (facts §7). False when that `user_ref` was
 * used before: each render needs a new one.
 */
export function confirmCheckbox(
  platform: Platform,
  person: PersonRecord,
  userRef: string,
  ref: string,
): boolean {
  const { state } = platform;
  if (state.checkboxes.some((known) => known.userRef === userRef)) return false;
  state.checkboxes.push({ userRef, psid: person.psid, sent: false, answered: false });
  person.lastUserActionAt = platform.timestamp();
  announceState(platform, person);
  const event = { optin: { ref, user_ref: userRef } };
  platform.webhooks.publish({
    ...ofPage(platform, 'messaging_optins', event),
    psid: person.psid,
  });
  return true;
}

/** Who may be written to by that `user_ref`: once, until they answer and have a psid. */
export const findCheckbox = ({ state }: Platform, userRef: string): CheckboxRecord | undefined =>
  state.checkboxes.find((checkbox) => checkbox.userRef === userRef && !checkbox.sent);

/** The `user_ref` whose message the person answers now, for the first time. */
export function takeCheckboxAnswer(
  { state }: Platform,
  { psid }: PersonRecord,
): string | undefined {
  const checkbox = state.checkboxes.find(
    (candidate) => candidate.psid === psid && candidate.sent && !candidate.answered,
  );
  if (checkbox !== undefined) checkbox.answered = true;
  return checkbox?.userRef;
}
