import type { ControlApi, ControlErrorCode } from './control-api';
import { listenTo } from './control-listener';

/** The emulator said no. */
export class ControlRefused extends Error {
  override readonly name = 'ControlRefused';

  constructor(
    readonly status: number,
    readonly code: ControlErrorCode | 'unknown',
    message: string,
  ) {
    super(message);
  }
}

/**
 * Speaks the control API over HTTP, in the browser (`baseUrl` may be empty there) and in tests. Rejects with
 * `ControlRefused`, or with what `fetch` throws when nobody answers.
 */
export function createControlClient(baseUrl: string): ControlApi {
  const root = `${baseUrl.replace(/\/+$/, '')}/emulator`;
  const call = async <Answer>(method: string, path: string, body?: object): Promise<Answer> => {
    const response = await fetch(`${root}/${path}`, {
      method,
      ...(body && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    const answer: unknown = await response.json();
    if (!response.ok) throw toRefusal(response.status, answer);
    return answer as Answer;
  };
  const get = <Answer>(path: string): Promise<Answer> => call<Answer>('GET', path);
  const post = <Answer>(path: string, body: object = {}): Promise<Answer> =>
    call<Answer>('POST', path, body);
  const of = (psid: string, action: string): string =>
    `people/${encodeURIComponent(psid)}/${action}`;

  return {
    overview: () => get('overview'),
    people: () => get('people'),
    addPerson: (person) => post('people', person),
    thread: (psid) => get(of(psid, 'thread')),
    say: (psid, text, quickReplyPayload) =>
      post(of(psid, 'say'), {
        text,
        ...(quickReplyPayload !== undefined && { quickReplyPayload }),
      }),
    attach: (psid, ...attachments) => post(of(psid, 'attach'), { attachments }),
    tap: (psid, button) => post(of(psid, 'tap'), button),
    getStarted: (psid) => post(of(psid, 'get-started')),
    react: (psid, mid, reaction) => post(of(psid, 'react'), { mid, ...reaction }),
    openLink: (psid, ref, arrival = 'referral') => post(of(psid, 'open-link'), { ref, arrival }),
    sendToMessenger: (psid, ref, site) =>
      post(of(psid, 'send-to-messenger'), { ref, ...(site !== undefined && { site }) }),
    checkbox: (psid, userRef, ref) => post(of(psid, 'checkbox'), { userRef, ref }),
    edit: (psid, mid, text) => post(of(psid, 'edit'), { mid, text }),
    markRead: (psid) => post(of(psid, 'mark-read')),
    setBlocked: (psid, blocked) => post(of(psid, 'set-blocked'), { blocked }),
    setEuRestricted: (psid, restricted) => post(of(psid, 'eu-restricted'), { restricted }),
    beginLogin: (psid, buttonUrl) => post(of(psid, 'begin-login'), { buttonUrl }),
    logout: (psid) => post(of(psid, 'logout')),
    inboxReply: (psid, text) => post(of(psid, 'inbox-reply'), { text }),
    inboxDone: (psid) => post(of(psid, 'inbox-done')),
    inboxMoveToMain: (psid) => post(of(psid, 'inbox-move-to-main')),
    otherApp: (psid, appId, action) => post(of(psid, 'other-app'), { appId, action }),
    setDefaultApp: (appId) => post('default-app', { appId }),
    enforcePolicy: (action, reason = 'SPAM') => post('policy', { action, reason }),
    hostFile: (file) => post('hosted-files', file),
    facebookLogin: (psid, scopes = []) => post(of(psid, 'facebook-login'), { scopes }),
    invalidateTokens: (psid) => post(of(psid, 'invalidate-tokens')),
    permissions: () => get('permissions'),
    setPermission: (permission, granted) => post('permissions', { permission, granted }),
    setTemplateStatus: (id, status, reason) =>
      post('template-status', { id, status, ...(reason !== undefined && { reason }) }),
    setWebhookUrl: (url) => post('webhook', { url }),
    advanceClock: (milliseconds) => post('clock', { milliseconds }),
    faults: () => get('faults'),
    setFault: (name, setting) => post('faults', { name, setting }),
    wire: (after = 0) => get(`wire?after=${String(after)}`),
    webhookCurl: (id) => get(`wire/${String(id)}/curl`),
    findings: () => get('examination'),
    examine: (psid) => post('examination', { psid }),
    listen: (onEvent) => listenTo(`${root}/events`, onEvent),
  };
}

function toRefusal(status: number, answer: unknown): ControlRefused {
  const { error } = answer as { error?: { code?: ControlErrorCode; message?: string } };
  return new ControlRefused(status, error?.code ?? 'unknown', error?.message ?? 'Refused');
}
