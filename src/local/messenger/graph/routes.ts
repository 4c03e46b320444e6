import { findPerson } from '../platform';
import type { GraphCall, GraphResult, PageEndpoint } from './endpoint';
import { refuse } from './errors';
import type { Refusal } from './errors';
import { describePage, describeUser, unlinkAccounts } from './identity';
import { createTemplate, listTemplates } from './message-templates';
import { sendMessage } from './messages';
import {
  deleteMessengerProfile,
  readMessengerProfile,
  setMessengerProfile,
} from './messenger-profile';
import type { GraphRequest } from './request';
import { listSubscribedApps, subscribeApp } from './subscribed-apps';
import {
  passThreadControl,
  releaseThreadControl,
  takeThreadControl,
  threadOwner,
} from './thread-control';

type Methods = Readonly<Partial<Record<string, PageEndpoint>>>;

const PAGE_ENDPOINTS: ReadonlyMap<string, Methods> = new Map<string, Methods>([
  ['', { GET: describePage }],
  ['messages', { POST: sendMessage }],
  ['unlink_accounts', { POST: unlinkAccounts }],
  [
    'messenger_profile',
    { GET: readMessengerProfile, POST: setMessengerProfile, DELETE: deleteMessengerProfile },
  ],
  ['message_templates', { GET: listTemplates, POST: createTemplate }],
  ['pass_thread_control', { POST: passThreadControl }],
  ['take_thread_control', { POST: takeThreadControl }],
  ['release_thread_control', { POST: releaseThreadControl }],
  ['thread_owner', { GET: threadOwner }],
  ['subscribed_apps', { GET: listSubscribedApps, POST: subscribeApp }],
]);

/** Finds the endpoint of a call that is authorised, and its answer. */
export function answerCall(request: GraphRequest, call: GraphCall): GraphResult | Refusal {
  const { node, edge, method } = request;
  const { options, state } = call.platform;
  if (node === 'me' || node === options.pageId) {
    const endpoints = PAGE_ENDPOINTS.get(edge);
    if (endpoints === undefined) return refuse('unknownPath');
    return endpoints[method]?.(call) ?? refuse('noSuchObject');
  }
  if (edge !== '') return refuse('unknownPath');
  // People who never wrote to the Page have no psid for it, so none of them exists here.
  const person = findPerson(state, node);
  if (!person?.started) return refuse('noSuchObject');
  return method === 'GET' ? describeUser(call, person) : refuse('noSuchObject');
}
