import { isPageUnderEuRules } from '../eu-privacy';
import * as v from 'valibot';
import { readAs } from '../rules/message-rules';
import type { EmulatorState } from '../state';
import type { GraphResult, PageEndpoint } from './endpoint';
import { isRefusal, refuse } from './errors';
import type { Refusal } from './errors';
import { fieldsOf } from './fields';
import { profileSchema, SETTABLE_FIELDS } from './messenger-profile-schema';

/** The Messenger Profile API (facts §8). */

const READABLE = [...SETTABLE_FIELDS, 'subject_to_new_eu_privacy_rules'];

export const setMessengerProfile = counted(({ platform: { state }, params }) => {
  const properties = readAs(profileSchema, params);
  return isRefusal(properties)
    ? properties
    : replaceProfile(state, { ...state.messengerProfile, ...properties });
});

export const readMessengerProfile = counted(({ platform, params }) => {
  const fields = fieldsOf(params['fields']);
  if (fields.length === 0 || fields.some((field) => !READABLE.includes(field))) {
    return refuse('invalidParameter', 'Param fields must name properties of the profile.');
  }
  const { state } = platform;
  const profile: Readonly<Record<string, unknown>> = {
    ...state.messengerProfile,
    subject_to_new_eu_privacy_rules: isPageUnderEuRules(platform),
  };
  const given = fields.filter((field) => field in profile).map((field) => [field, profile[field]]);
  return { data: given.length > 0 ? [Object.fromEntries(given)] : [] };
});

export const deleteMessengerProfile = counted(({ platform: { state }, params }) => {
  const body = readAs(v.strictObject({ fields: v.array(v.picklist(SETTABLE_FIELDS)) }), params);
  if (isRefusal(body)) return body;
  const left = Object.fromEntries(
    Object.entries(state.messengerProfile).filter(([field]) => !body.fields.includes(field)),
  );
  return replaceProfile(state, left);
});

/** The menu comes after Get Started, and goes before it (facts §8). */
function replaceProfile(
  state: EmulatorState,
  profile: EmulatorState['messengerProfile'],
): GraphResult | Refusal {
  if ('persistent_menu' in profile && !('get_started' in profile)) {
    return refuse('invalidParameter', 'persistent_menu needs get_started.');
  }
  state.messengerProfile = profile;
  return { result: 'success' };
}

/** Ten calls in ten minutes for a Page, whatever they ask and whether they succeed (facts §8). */
function counted(endpoint: PageEndpoint): PageEndpoint {
  return (call) => (call.limits.admitProfileCall() ? endpoint(call) : refuse('rateLimited'));
}
