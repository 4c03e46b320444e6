/** What the Bot API refuses of what we send, with its code (https://core.telegram.org/bots/api). */
export type Refusal = readonly [code: number, description: string];

const MODES: ReadonlySet<unknown> = new Set(['HTML', 'Markdown', 'MarkdownV2']);

interface Key {
  readonly text?: unknown;
  readonly callback_data?: unknown;
  readonly url?: unknown;
}

/** The first rule of `sendMessage` that the body breaks; the chat itself is looked at elsewhere. */
export function refusalOf(body: Readonly<Record<string, unknown>>): Refusal | undefined {
  const { text, parse_mode: mode } = body;
  if (typeof text !== 'string' || text.trim() === '') return bad('message text is empty');
  if (text.length > 4096) return bad('message is too long');
  if (mode !== undefined && !MODES.has(mode)) {
    return bad('unsupported parse_mode');
  }
  const keys = keyboardOf(body);
  if (keys === undefined) return bad("can't parse reply keyboard markup JSON object");
  return keys.map(refusalOfKey).find((refusal) => refusal !== undefined);
}

/** A JSON text, as in a form, or the object itself; `undefined` for what is neither. */
export function keyboardOf(body: Readonly<Record<string, unknown>>): readonly Key[] | undefined {
  const { reply_markup: given } = body;
  if (given === undefined) return [];
  const markup: unknown = typeof given === 'string' ? JSON.parse(given) : given;
  const rows = (markup as { inline_keyboard?: unknown }).inline_keyboard;
  if (!Array.isArray(rows) || !rows.every(Array.isArray)) return undefined;
  return (rows as Key[][]).flat();
}

function refusalOfKey({ text, callback_data: data, url }: Key): Refusal | undefined {
  if (typeof text !== 'string' || text === '') return bad('inline keyboard button text is empty');
  if ((data === undefined) === (url === undefined)) return bad('text buttons are unallowed');
  if (typeof data === 'string') {
    const bytes = Buffer.byteLength(data);
    if (bytes < 1 || bytes > 64) return bad('BUTTON_DATA_INVALID');
  }
  if (typeof url === 'string' && !/^https?:\/\/[^/]+\.[^/]/.test(url)) {
    return bad('inline keyboard button URL is invalid');
  }
  return undefined;
}

const bad = (why: string): Refusal => [400, `Bad Request: ${why}`];
