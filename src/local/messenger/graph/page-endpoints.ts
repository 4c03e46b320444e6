import type { GraphCall, GraphResult, PageEndpoint } from './endpoint';
import { refuse } from './errors';
import type { Refusal } from './errors';
import { describePage, unlinkAccounts } from './identity';
import { createTemplate, deleteTemplates, listTemplates } from './message-templates';
import { uploadAttachment } from './message-attachments';
import { sendMessage } from './messages';
import {
  deleteMessengerProfile,
  readMessengerProfile,
  setMessengerProfile,
} from './messenger-profile';
import { refuseUngranted } from './permission-rules';
import { createPersona, listPersonas } from './personas';
import type { GraphRequest } from './request';
import { listSubscribedApps, subscribeApp, unsubscribeApp } from './subscribed-apps';
import {
  extendThreadControl,
  passThreadControl,
  releaseThreadControl,
  requestThreadControl,
  takeThreadControl,
  threadOwner,
} from './thread-control';

type Methods = Readonly<Partial<Record<string, PageEndpoint>>>;

const PAGE_ENDPOINTS: ReadonlyMap<string, Methods> = new Map<string, Methods>([
  ['', { GET: describePage }],
  ['messages', { POST: sendMessage }],
  ['message_attachments', { POST: uploadAttachment }],
  ['unlink_accounts', { POST: unlinkAccounts }],
  [
    'messenger_profile',
    { GET: readMessengerProfile, POST: setMessengerProfile, DELETE: deleteMessengerProfile },
  ],
  ['message_templates', { GET: listTemplates, POST: createTemplate, DELETE: deleteTemplates }],
  ['personas', { GET: listPersonas, POST: createPersona }],
  ['pass_thread_control', { POST: passThreadControl }],
  ['take_thread_control', { POST: takeThreadControl }],
  ['release_thread_control', { POST: releaseThreadControl }],
  ['request_thread_control', { POST: requestThreadControl }],
  ['extend_thread_control', { POST: extendThreadControl }],
  ['thread_owner', { GET: threadOwner }],
  ['subscribed_apps', { GET: listSubscribedApps, POST: subscribeApp, DELETE: unsubscribeApp }],
]);

export const isPageEdge = (edge: string): boolean => PAGE_ENDPOINTS.has(edge);

/** Answers what is asked of the Page itself, or of `me`: to the Page's own token, as far as the app is granted it. */
export function answerPageCall(
  { edge, method }: GraphRequest,
  call: GraphCall,
): GraphResult | Refusal {
  const endpoints = PAGE_ENDPOINTS.get(edge);
  if (endpoints === undefined) return refuse('unknownPath');
  if (call.caller.kind !== 'page') return refuse('pageTokenNeeded');
  const endpoint = endpoints[method];
  if (endpoint === undefined) return refuse('noSuchObject');
  return refuseUngranted(call.platform, edge, call.params) ?? endpoint(call);
}
