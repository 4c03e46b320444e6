import { resolveLinkingToken } from '../linking/linking';
import type { Platform } from '../platform';
import { findContact } from '../platform';
import { defaultAppOf } from '../thread/default-app';
import { announceState } from '../thread/thread';
import { fromPerson } from '../webhooks/events';
import type { GraphCall, GraphResult, PageEndpoint, PersonEndpoint } from './endpoint';
import { refuse } from './errors';
import type { Refusal } from './errors';
import { fieldsOf } from './fields';
import { NEVER_GRANTED, refuseProfileFields } from './permission-rules';
import { nameOf } from './user';

/** `GET /me`: with `fields=recipient` and a linking token, whose login it is (facts §1.4). */
export const describePage: PageEndpoint = ({ platform, params }) => {
  const { pageId, pageName } = platform.options;
  const fields = fieldsOf(params['fields'] ?? 'id,name');
  const known = new Map<string, () => GraphResult | Refusal>([
    ['id', () => ({ id: pageId })],
    ['name', () => ({ name: pageName })],
    ['messaging_feature_status', () => ({ messaging_feature_status: featureStatus(platform) })],
    ['recipient', () => recipientOf(platform, params['account_linking_token'])],
  ]);
  return collect({ id: pageId }, fields, known);
};

const PROFILE_FIELDS = [
  ...['id', 'name', 'first_name', 'last_name', 'profile_pic', 'locale'],
  ...NEVER_GRANTED,
];

/** `GET /{psid}`: the User Profile (facts §6). What Facebook does not know is left out. */
export const describeUser: PersonEndpoint = ({ platform, params }, person) => {
  if (!person.hasProfile) return refuse('noProfile');
  const all: Readonly<Record<string, string | null>> = {
    ...nameOf(person),
    id: person.psid,
    profile_pic: person.pictureUrl,
    locale: person.locale,
  };
  const fields = fieldsOf(params['fields'] ?? 'first_name,last_name,profile_pic');
  const unknown = fields.some((field) => !PROFILE_FIELDS.includes(field));
  if (unknown) return refuse('invalidParameter', 'Tried accessing nonexisting field.');
  const forbidden = refuseProfileFields(platform, fields);
  if (forbidden !== undefined) return forbidden;
  const given = [...fields, 'id'].map((field) => [field, all[field] ?? null] as const);
  return Object.fromEntries(given.filter(([, value]) => value !== null));
};

/** `POST /me/unlink_accounts` (facts §1.5). */
export const unlinkAccounts: PageEndpoint = ({ platform, params }: GraphCall) => {
  const { psid } = params;
  if (typeof psid !== 'string') return refuse('invalidParameter', 'Param psid must be a string.');
  const person = findContact(platform.state, psid);
  if (person === undefined) return refuse('noMatchingUser');
  if (!person.linked && platform.assumptions.unlinkOfUnlinked === 'refuse') {
    return refuse('invalidParameter', 'The accounts are not linked.');
  }
  person.linked = false;
  announceState(platform, person);
  if (platform.assumptions.unlinkFiresWebhook) {
    const event = { account_linking: { status: 'unlinked' } };
    const at = platform.timestamp();
    platform.webhooks.publish(fromPerson(platform, person, 'messaging_account_linking', at, event));
  }
  return { result: 'unlink account success' };
};

function recipientOf(platform: Platform, token: unknown): GraphResult | Refusal {
  const psid = typeof token === 'string' ? resolveLinkingToken(platform, token) : undefined;
  return psid === undefined ? refuse('linkingTokenInvalid') : { recipient: psid };
}

/** `msgr_multi_app`: the Page's admin has set a default app in its Conversation Routing (facts §5). */
const featureStatus = (platform: Platform): object => ({
  hop_v2: false,
  msgr_multi_app: defaultAppOf(platform) !== null,
  ig_multi_app: false,
});

/** Puts the named fields together; the first that is unknown or refused refuses all. */
function collect(
  start: object,
  fields: readonly string[],
  known: ReadonlyMap<string, () => GraphResult | Refusal>,
): GraphResult | Refusal {
  let answer = start;
  for (const field of fields) {
    const part =
      known.get(field)?.() ?? refuse('invalidParameter', 'Tried accessing nonexisting field.');
    if ('refused' in part) return part;
    answer = { ...answer, ...part };
  }
  return answer;
}
