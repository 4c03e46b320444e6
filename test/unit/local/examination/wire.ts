import type {
  GraphEntry,
  NoticeEntry,
  WebhookEntry,
  WireEntry,
} from '../../../../src/local/messenger/wire/wire-entry';

export const PSID = '4711';

type WithoutOrigin<Entry extends WireEntry> = Omit<Entry, 'id' | 'at'>;

/** Entries as the wire log would number them. */
export const wireOf = (
  ...drafts: readonly (
    WithoutOrigin<GraphEntry> | WithoutOrigin<NoticeEntry> | WithoutOrigin<WebhookEntry>
  )[]
): readonly WireEntry[] =>
  drafts.map((draft, index): WireEntry => ({ ...draft, id: index + 1, at: 1_000 * index }));

/** A message of the bot's; a body of `{ message }` alone is a bad one. */
export const send = (
  body: Readonly<Record<string, unknown>>,
  refusal?: { readonly code: number; readonly error_subcode?: number },
): WithoutOrigin<GraphEntry> => ({
  kind: 'graph',
  method: 'POST',
  path: '/v25.0/me/messages',
  psid: PSID,
  request: { recipient: { id: PSID }, ...body },
  status: refusal === undefined ? 200 : 400,
  response: refusal === undefined ? { message_id: 'm_1' } : { error: refusal },
});

export const answer = (text: string): WithoutOrigin<GraphEntry> =>
  send({ messaging_type: 'RESPONSE', message: { text } });

/** What a person did, as the bot was told of it. */
export const webhook = (
  event: Readonly<Record<string, unknown>>,
  rest: Partial<WebhookEntry> = {},
  channel = 'messaging',
): WithoutOrigin<WebhookEntry> => ({
  kind: 'webhook',
  psid: PSID,
  request: { object: 'page', entry: [{ id: '1', time: 1, [channel]: [event] }] },
  attempt: 1,
  outcome: 'delivered',
  status: 200,
  ...rest,
});

export const said = (mid: string): Readonly<Record<string, unknown>> => ({
  sender: { id: PSID },
  message: { mid, text: 'hello' },
});
