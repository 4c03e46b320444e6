import * as v from 'valibot';
import { readAs } from '../rules/message-rules';
import type { GraphCall, GraphResult, PageEndpoint } from './endpoint';
import { isRefusal, refuse } from './errors';
import type { Refusal } from './errors';
import { fieldsOf } from './fields';
import { profileSchema, SETTABLE_FIELDS } from './messenger-profile-schema';

/** The Messenger Profile API (facts §8). */

const READABLE = [...SETTABLE_FIELDS, 'subject_to_new_eu_privacy_rules'];

export const setMessengerProfile: PageEndpoint = (call) => {
  const { state } = call.platform;
  const properties = readAs(profileSchema, call.params);
  if (isRefusal(properties)) return properties;
  const profile = { ...state.messengerProfile, ...properties };
  return (
    lacksGetStarted(profile) ??
    counted(call, () => {
      state.messengerProfile = profile;
      return { result: 'success' };
    })
  );
};

export const readMessengerProfile: PageEndpoint = (call) => {
  const fields = fieldsOf(call.params['fields']);
  if (fields.length === 0 || fields.some((field) => !READABLE.includes(field))) {
    return refuse('invalidParameter', 'Param fields must name properties of the profile.');
  }
  const { state, assumptions } = call.platform;
  const profile: Readonly<Record<string, unknown>> = {
    ...state.messengerProfile,
    subject_to_new_eu_privacy_rules: assumptions.subjectToEuPrivacyRules,
  };
  const given = fields.filter((field) => field in profile).map((field) => [field, profile[field]]);
  return counted(call, () => ({ data: given.length > 0 ? [Object.fromEntries(given)] : [] }));
};

export const deleteMessengerProfile: PageEndpoint = (call) => {
  const body = readAs(
    v.strictObject({ fields: v.array(v.picklist(SETTABLE_FIELDS)) }),
    call.params,
  );
  if (isRefusal(body)) return body;
  const { state } = call.platform;
  const left = Object.fromEntries(
    Object.entries(state.messengerProfile).filter(([field]) => !body.fields.includes(field)),
  );
  return (
    lacksGetStarted(left) ??
    counted(call, () => {
      state.messengerProfile = left;
      return { result: 'success' };
    })
  );
};

/** The menu and what depends on it come after Get Started, and go before it (facts §8). */
const lacksGetStarted = (profile: Readonly<Record<string, unknown>>): Refusal | undefined =>
  'persistent_menu' in profile && !('get_started' in profile)
    ? refuse('invalidParameter', 'persistent_menu needs get_started.')
    : undefined;

/** Ten calls in ten minutes for a Page, whatever they do (facts §8). */
const counted = ({ limits }: GraphCall, answer: () => GraphResult): GraphResult | Refusal =>
  limits.admitProfileCall() ? answer() : refuse('rateLimited');
