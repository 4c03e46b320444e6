import { issueToken, SHORT_LIVED } from '../access/tokens';
import type { PersonRecord } from '../state';
import type { UserEndpoint } from './endpoint';
import { fieldsOf } from './fields';
import { refuse } from './errors';

/** What people's own tokens may ask (facts §6). */

const USER_FIELDS = ['id', 'name', 'first_name', 'last_name'];

/** `GET /me` with a user token: who logged in, by their id for the app. */
export const describeCaller: UserEndpoint = ({ params }, { person, token }) => {
  const fields = fieldsOf(params['fields'] ?? 'id,name');
  if (fields.some((field) => !USER_FIELDS.includes(field))) {
    return refuse('invalidParameter', 'Tried accessing nonexisting field.');
  }
  const all: Readonly<Record<string, string>> = { ...nameOf(person), id: token.asid };
  return Object.fromEntries([...fields, 'id'].map((field) => [field, all[field]]));
};

/**
 * `GET /me/accounts`: the Pages that the person manages and shows the app, each with a token of the Page. It expires
 * with a short-lived user token, and never when it came of a long-lived one.
 */
export const listAccounts: UserEndpoint = ({ platform }, { person, token }) => {
  const { pageId, pageName } = platform.options;
  const { asid, scopes, issuedAt, expiresAt } = token;
  if (!person.isPageAdmin || !scopes.includes('pages_show_list')) return { data: [] };
  const isShortLived = expiresAt !== null && expiresAt - issuedAt <= SHORT_LIVED;
  const left = isShortLived ? expiresAt - platform.now() : null;
  const page = issueToken(platform, { kind: 'page', asid, scopes }, left);
  const tasks = ['MANAGE', 'MESSAGING', 'MODERATE', 'ANALYZE'];
  return { data: [{ id: pageId, name: pageName, access_token: page.token, tasks }] };
};

export function nameOf({ name }: PersonRecord): {
  readonly name: string;
  readonly first_name: string;
  readonly last_name: string;
} {
  const [first_name = '', ...others] = name.split(' ');
  return { name, first_name, last_name: others.join(' ') };
}
