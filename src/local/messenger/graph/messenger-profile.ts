import * as v from 'valibot';
import { readAs } from '../rules/message-rules';
import type { GraphCall, GraphResult, PageEndpoint } from './endpoint';
import { isRefusal, refuse } from './errors';
import type { Refusal } from './errors';
import { fieldsOf } from './identity';

/** The Messenger Profile API (facts §8). */

const text = (maximum: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(maximum));
const httpsUrl = v.pipe(v.string(), v.url(), v.regex(/^https:/));

const hasDefault = (entries: readonly { readonly locale: string }[]): boolean =>
  entries.some(({ locale }) => locale === 'default');
const DEFAULT_NEEDED = 'needs the locale "default"';

const menuItem = v.variant('type', [
  v.strictObject({ type: v.literal('postback'), title: text(30), payload: text(1_000) }),
  v.strictObject({
    type: v.literal('web_url'),
    title: text(30),
    url: v.pipe(v.string(), v.url()),
    webview_height_ratio: v.optional(v.picklist(['compact', 'tall', 'full'])),
  }),
]);

const profileSchema = v.strictObject({
  get_started: v.optional(v.strictObject({ payload: text(1_000) })),
  greeting: v.optional(
    v.pipe(
      v.array(v.strictObject({ locale: v.string(), text: text(160) })),
      v.check((entries) => hasDefault(entries), DEFAULT_NEEDED),
    ),
  ),
  persistent_menu: v.optional(
    v.pipe(
      v.array(
        v.strictObject({
          locale: v.string(),
          composer_input_disabled: v.optional(v.boolean()),
          call_to_actions: v.pipe(v.array(menuItem), v.minLength(1), v.maxLength(20)),
        }),
      ),
      v.check((entries) => hasDefault(entries), DEFAULT_NEEDED),
    ),
  ),
  ice_breakers: v.optional(
    v.pipe(
      v.array(
        v.strictObject({
          locale: v.string(),
          call_to_actions: v.pipe(
            v.array(v.strictObject({ question: v.string(), payload: text(1_000) })),
            v.minLength(1),
            v.maxLength(4),
          ),
        }),
      ),
      v.check((entries) => hasDefault(entries), DEFAULT_NEEDED),
    ),
  ),
  whitelisted_domains: v.optional(v.pipe(v.array(httpsUrl), v.maxLength(50))),
  account_linking_url: v.optional(httpsUrl),
});

const SETTABLE = Object.keys(profileSchema.entries);
const READABLE = [...SETTABLE, 'subject_to_new_eu_privacy_rules'];

export const setMessengerProfile: PageEndpoint = (call) => {
  const { state } = call.platform;
  const properties = readAs(profileSchema, call.params);
  if (isRefusal(properties)) return properties;
  const profile = { ...state.messengerProfile, ...properties };
  if ('persistent_menu' in profile && !('get_started' in profile)) {
    return refuse('invalidParameter', 'persistent_menu needs get_started.');
  }
  return counted(call, () => {
    state.messengerProfile = profile;
    return { result: 'success' };
  });
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
  const body = readAs(v.strictObject({ fields: v.array(v.picklist(SETTABLE)) }), call.params);
  if (isRefusal(body)) return body;
  const { state } = call.platform;
  const left = Object.entries(state.messengerProfile).filter(
    ([field]) => !body.fields.includes(field),
  );
  return counted(call, () => {
    state.messengerProfile = Object.fromEntries(left);
    return { result: 'success' };
  });
};

/** Ten calls in ten minutes for a Page, whatever they do (facts §8). */
const counted = ({ limits }: GraphCall, answer: () => GraphResult): GraphResult | Refusal =>
  limits.admitProfileCall() ? answer() : refuse('rateLimited');
