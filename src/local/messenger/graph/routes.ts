import { findContact } from '../platform';
import type { PersonRecord } from '../state';
import { debugToken } from './debug-token';
import type { GraphCall, GraphResult, PageEndpoint, UserEndpoint } from './endpoint';
import { refuse } from './errors';
import type { Refusal } from './errors';
import { listIdsForApps, listIdsForPages } from './id-matching';
import { describeUser } from './identity';
import { giveAccessToken } from './oauth';
import { answerPageCall, isPageEdge } from './page-endpoints';
import { answerPersonaCall } from './personas';
import type { GraphRequest } from './request';
import { searchTemplateLibrary } from './template-library';
import { describeCaller, listAccounts } from './user';

/** What is asked of nobody in particular. */
const ROOT_ENDPOINTS: ReadonlyMap<string, PageEndpoint> = new Map([
  ['oauth/access_token', giveAccessToken],
  ['debug_token/', debugToken],
  ['message_template_library/', searchTemplateLibrary],
]);

const USER_ENDPOINTS: ReadonlyMap<string, UserEndpoint> = new Map([
  ['', describeCaller],
  ['accounts', listAccounts],
]);

/** The edges that people have. */
const PERSON_EDGES: readonly string[] = ['', 'ids_for_pages', 'ids_for_apps'];

/** Finds the endpoint of a call that is authorised, and its answer. */
export function answerCall(request: GraphRequest, call: GraphCall): GraphResult | Refusal {
  const { node, edge, method } = request;
  const root = ROOT_ENDPOINTS.get(`${node}/${edge}`);
  if (root !== undefined) return method === 'GET' ? root(call) : refuse('noSuchObject');
  if (node === 'me') return answerMe(request, call);
  if (node === call.platform.options.pageId) return answerPageCall(request, call);
  if (PERSON_EDGES.includes(edge)) return answerObjectCall(request, call);
  // The path exists, but this is not our Page: a wrong id in the bot's configuration (facts §3).
  return refuse(isPageEdge(edge) ? 'noSuchObject' : 'unknownPath');
}

/** `me` is whose token it is: the person, or the Page; an app is nobody. */
function answerMe(request: GraphRequest, call: GraphCall): GraphResult | Refusal {
  const { caller } = call;
  switch (caller.kind) {
    case 'page':
      return answerPageCall(request, call);
    case 'user': {
      const endpoint = USER_ENDPOINTS.get(request.edge);
      if (endpoint === undefined) return answerPageCall(request, call);
      return request.method === 'GET' ? endpoint(call, caller) : refuse('noSuchObject');
    }
    case 'app':
    case 'nobody':
      return refuse('tokenMissing');
  }
}

/** A persona or a person, who has one id for the Page and another for the app: neither token knows the other's. */
function answerObjectCall(request: GraphRequest, call: GraphCall): GraphResult | Refusal {
  const { node, edge, method } = request;
  const { state } = call.platform;
  const ofApp = state.people.find(({ asid }) => asid === node);
  if (ofApp !== undefined) return answerAppUserCall(request, call, ofApp);
  if (call.caller.kind !== 'page') return refuse('pageTokenNeeded');
  const persona = edge === '' ? answerPersonaCall(call, node, method) : undefined;
  if (persona !== undefined) return persona;
  const person = findContact(state, node);
  if (person === undefined || method !== 'GET') return refuse('noSuchObject');
  switch (edge) {
    case '':
      return describeUser(call, person);
    case 'ids_for_apps':
      return listIdsForApps(call, person);
    default:
      return refuse('noSuchObject');
  }
}

function answerAppUserCall(
  { edge, method }: GraphRequest,
  call: GraphCall,
  person: PersonRecord,
): GraphResult | Refusal {
  const { caller } = call;
  if (method !== 'GET') return refuse('noSuchObject');
  if (edge === 'ids_for_pages') {
    return caller.kind === 'app' ? listIdsForPages(call, person) : refuse('appTokenNeeded');
  }
  const isOwn = edge === '' && caller.kind === 'user' && caller.person === person;
  return isOwn ? describeCaller(call, caller) : refuse('noSuchObject');
}
