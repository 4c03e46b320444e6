import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from '../../http/read-body';
import type { ControlErrorCode } from './control-api';
import type { ControlRefusal } from './control-answer';
import { REFUSAL_SENTENCES } from './refusal-sentences';
import { answerControl } from './control-routes';
import type { Platform } from '../platform';

const STATUS: Readonly<Record<ControlErrorCode, number>> = {
  invalid_request: 400,
  not_https: 400,
  not_found: 404,
  get_started_not_set: 409,
  thread_not_owned: 409,
  person_unavailable: 409,
  outside_window: 409,
  not_editable: 409,
  domain_not_whitelisted: 409,
  user_ref_used: 409,
  webhook_not_set: 409,
  busy: 409,
  clock_fixed: 409,
};

/** Serves `/emulator/…`: JSON, and the event stream. */
export async function serveControl(
  platform: Platform,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const [, , ...path] = url.pathname.split('/');
  if (path[0] === 'events') {
    platform.events.connect(response);
    return;
  }
  if (path[0] === 'sent-files') {
    serveSentFile(platform, path[1], response);
    return;
  }
  const method = request.method ?? '';
  const body = method === 'GET' ? undefined : await readJson(request);
  const answer = await answerControl(platform, { method, path, query: url.searchParams, body });
  const refusal = isRefusal(answer) ? answer.refusedWith : undefined;
  response.writeHead(refusal === undefined ? 200 : STATUS[refusal], {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  const shown =
    refusal === undefined
      ? answer
      : { error: { code: refusal, message: REFUSAL_SENTENCES[refusal] } };
  response.end(JSON.stringify(shown));
}

/** To be saved, never to be shown: a bot decides what is in it. */
function serveSentFile(
  { state }: Platform,
  id: string | undefined,
  response: ServerResponse,
): void {
  const file = state.sentFiles.find((each) => each.id === id);
  if (file === undefined) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found');
    return;
  }
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  response.end(file.text);
}

const isRefusal = (answer: object): answer is ControlRefusal => 'refusedWith' in answer;

/**
 * `undefined` for anything but JSON that says so: a page elsewhere on the web can make a browser post to this machine,
 * but not with this content type (without asking, and nobody would answer).
 */
async function readJson(request: IncomingMessage): Promise<unknown> {
  const body = await readBody(request);
  const type = request.headers['content-type'] ?? '';
  if (body === undefined || !/^application\/json(;|$)/.test(type)) return undefined;
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
