import { isGranted } from '../access/permissions';
import type { AppPermission } from '../access/app-permissions';
import type { Platform } from '../platform';
import { refuse } from './errors';
import type { Refusal, RefusalName } from './errors';
import type { Params } from './request';

/** What a call of the Page's needs to be granted, and how Facebook refuses it without (facts §3, §10). */

type Need = readonly [AppPermission, RefusalName];

const MESSAGING: readonly Need[] = [['pages_messaging', 'noPermission']];
const TEMPLATES: readonly Need[] = [['pages_utility_messaging', 'noPermission']];

const NEEDED_BY_EDGE: Readonly<Partial<Record<string, readonly Need[]>>> = {
  messages: [['pages_messaging', 'appNotApproved']],
  message_attachments: MESSAGING,
  messenger_profile: MESSAGING,
  personas: MESSAGING,
  unlink_accounts: MESSAGING,
  pass_thread_control: MESSAGING,
  take_thread_control: MESSAGING,
  release_thread_control: MESSAGING,
  request_thread_control: MESSAGING,
  extend_thread_control: MESSAGING,
  thread_owner: MESSAGING,
  message_templates: TEMPLATES,
  subscribed_apps: [
    ['pages_manage_metadata', 'permissionMissing'],
    ['pages_messaging', 'permissionMissing'],
  ],
};

export function refuseUngranted(
  platform: Platform,
  edge: string,
  params: Params,
): Refusal | undefined {
  const needs = [...(NEEDED_BY_EDGE[edge] ?? []), ...(edge === 'messages' ? ofSend(params) : [])];
  const lacking = needs.find(([permission]) => !isGranted(platform, permission));
  return lacking && refuse(lacking[1]);
}

/** Templates and words written by a human after the window need more than messaging does. */
const ofSend = (params: Params): readonly Need[] => [
  ...(params['messaging_type'] === 'UTILITY' ? TEMPLATES : []),
  ...(params['tag'] === 'HUMAN_AGENT' ? [['human_agent', 'noPermission'] as const] : []),
];

/** Fields whose permissions no app of ours asks for: `pages_user_timezone`, `pages_user_gender` (facts §6). */
export const NEVER_GRANTED: readonly string[] = ['timezone', 'gender'];

/** The User Profile's own: without a permission for one field, nothing at all is answered (facts §6). */
export function refuseProfileFields(
  platform: Platform,
  fields: readonly string[],
): Refusal | undefined {
  const isForbidden =
    !isGranted(platform, 'business_asset_user_profile_access') ||
    (fields.includes('locale') && !isGranted(platform, 'pages_user_locale')) ||
    fields.some((field) => NEVER_GRANTED.includes(field));
  return isForbidden ? refuse('profileForbidden') : undefined;
}
