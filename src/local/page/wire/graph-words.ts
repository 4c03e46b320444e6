import { asSend, isJson } from '../../messenger/examination/wire-reading';
import type { GraphEntry } from '../../messenger/wire/wire-entry';
import { messageText, type Words } from './webhook-words';

/** Names a call of ours by its method and what it is about, e.g. `POST messages`. */
export function describeGraphCall(entry: GraphEntry): Words {
  const { method, path, psid } = entry;
  const [route = '', query = ''] = path.split('?');
  const [, , node = '', edge] = route.split('/');
  const about = edge ?? (node === psid ? 'profile' : node);
  return { title: `${method} ${about}`, detail: detailOf(entry) || query };
}

function detailOf(entry: GraphEntry): string {
  const send = asSend(entry);
  if (send !== undefined) return messageText(send.message);
  const { request } = entry;
  const action = isJson(request) ? request['sender_action'] : undefined;
  return typeof action === 'string' ? action : '';
}
