import { isPageUnderEuRules } from '../eu-privacy';
import type { Platform } from '../platform';
import type { PersonEndpoint } from './endpoint';

/** ID matching: one person's two ids, the one for the app and the one for the Page (facts §6). */

/** `GET /{asid}/ids_for_pages`: the psid, which only they have who wrote to the Page. */
export const listIdsForPages: PersonEndpoint = ({ platform, params }, person) => {
  const { pageId, pageName } = platform.options;
  const page = { id: pageId, name: pageName };
  const isAsked = (params['page'] ?? pageId) === pageId;
  return listed(platform, isAsked && person.started && { id: person.psid, page });
};

/** `GET /{psid}/ids_for_apps`: the asid, which only they have who logged in with Facebook. */
export const listIdsForApps: PersonEndpoint = ({ platform, params }, person) => {
  const { appId, pageName } = platform.options;
  const app = { id: appId, name: pageName };
  const isAsked = (params['app'] ?? appId) === appId;
  return listed(platform, isAsked && person.asid !== null && { id: person.asid, app });
};

function listed(platform: Platform, match: false | object): object {
  const { idMatchingInEurope } = platform.assumptions;
  const isRestored = !isPageUnderEuRules(platform) || idMatchingInEurope === 'ids';
  if (match === false || !isRestored) return { data: [] };
  // One match is one page of results: nothing comes before or after it.
  return { data: [match], paging: { cursors: { before: 'MAZDZD', after: 'MAZDZD' } } };
}
