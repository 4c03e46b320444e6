import parse from 'claudia-bot-builder/lib/telegram/parse';
import * as v from 'valibot';
import type { AttachmentType } from '../../messenger/webhook/events';
import { countSchema, idSchema, lenient, readAs, textField } from '../../messenger/webhook/wire';
import { SECOND } from '../../shared/clock';
import { localeOf } from '../../shared/locale';
import type { ChatAct, ChatPerson, ChatUpdate } from '../chat-update';
import { unpackChoice } from './pack-choice';

/** `callbackId`: a tap, which Telegram wants answered, or the button keeps turning. */
export type DecodedUpdate =
  | { readonly update: ChatUpdate; readonly callbackId?: string }
  | { readonly ignored: 'unknown_event' | 'not_private' };

const from = v.object({ first_name: textField, language_code: textField });
const chat = v.object({ id: idSchema, type: v.string() });

const message = v.object({
  ...{ chat, from: lenient(from), date: countSchema },
  ...{ text: textField, caption: textField },
});
const button = v.object({ text: v.string(), callback_data: textField });
const callbackQuery = v.object({
  id: v.string(),
  from: lenient(from),
  data: textField,
  message: v.object({
    chat,
    reply_markup: lenient(v.object({ inline_keyboard: v.array(v.array(button)) })),
  }),
});

const typed = v.object({ update_id: idSchema, message });
const tapped = v.object({ update_id: idSchema, callback_query: callbackQuery });

/**
 * Reads an update (Bot API, Update): a message or a tap in a chat with one person. In a group everybody would read what
 * is one customer's, so nothing is answered there. `receivedAt` in milliseconds: a tap has no time of its own.
 */
export function decode(body: unknown, receivedAt: number): DecodedUpdate {
  const written = readAs(typed, body);
  if (written !== undefined) return decodeMessage(written, body);
  const tap = readAs(tapped, body);
  return tap === undefined ? { ignored: 'unknown_event' } : decodeTap(tap, body, receivedAt);
}

function decodeMessage(
  { update_id: id, message: wire }: v.InferOutput<typeof typed>,
  body: unknown,
): DecodedUpdate {
  if (wire.chat.type !== 'private') return { ignored: 'not_private' };
  const act = actOf(body, wire.caption);
  if (act === undefined) return { ignored: 'unknown_event' };
  const at = wire.date * SECOND;
  return { update: { id, chatId: wire.chat.id, at, person: personOf(wire.from), act } };
}

const START = /^\/start(?:@\w+)?(?:\s+([\w-]{1,64}))?\s*$/;

/** `caption`: what is written below a picture or a file. */
function actOf(body: unknown, caption: string | undefined): ChatAct | undefined {
  const text = parse(body)?.text ?? '';
  const start = START.exec(text);
  if (start !== null) {
    const [, reference] = start;
    return { kind: 'opened', ...(reference !== undefined && { reference }) };
  }
  if (text !== '') return { kind: 'wrote', text };
  const type = attachmentOf(body);
  return (
    type && {
      kind: 'sentAttachment',
      attachment: { type },
      ...(caption !== undefined && { text: caption }),
    }
  );
}

/** Only what it is: to have its content we would have to fetch it with the bot's token. */
const ATTACHMENTS: Readonly<Record<string, AttachmentType>> = {
  sticker: 'sticker',
  photo: 'image',
  voice: 'audio',
  audio: 'audio',
  video: 'video',
  video_note: 'video',
  animation: 'video',
  document: 'file',
  location: 'location',
  contact: 'unknown',
};

const holder = v.object({ message: v.record(v.string(), v.unknown()) });

function attachmentOf(body: unknown): AttachmentType | undefined {
  const fields = readAs(holder, body)?.message ?? {};
  return Object.entries(ATTACHMENTS).find(([name]) => fields[name] !== undefined)?.[1];
}

function decodeTap(
  { update_id: id, callback_query: wire }: v.InferOutput<typeof tapped>,
  body: unknown,
  receivedAt: number,
): DecodedUpdate {
  const { chat: where, reply_markup: keyboard } = wire.message;
  if (where.type !== 'private') return { ignored: 'not_private' };
  const data = parse(body)?.text ?? '';
  const buttons = keyboard?.inline_keyboard.flat() ?? [];
  const title = buttons.find(({ callback_data: own }) => own === data)?.text ?? '';
  const payload = unpackChoice(data);
  const act: ChatAct = { kind: 'tapped', title, ...(payload !== undefined && { payload }) };
  const person = personOf(wire.from);
  return {
    update: { id, chatId: where.id, at: receivedAt, person, act },
    callbackId: wire.id,
  };
}

function personOf(wire: v.InferOutput<typeof from> | undefined): ChatPerson {
  const firstName = wire?.first_name?.trim() ?? '';
  const locale = localeOf(wire?.language_code);
  return { ...(firstName !== '' && { firstName }), ...(locale !== undefined && { locale }) };
}
