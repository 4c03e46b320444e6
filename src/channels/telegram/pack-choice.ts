/** What Telegram takes as `callback_data` of a button: 1 to 64 bytes (Bot API, InlineKeyboardButton). */
export const MAX_CALLBACK_BYTES = 64;

const PAYLOAD = /^\{"v":(\d),"do":"(\w+)"(?:,(.+))?\}$/s;
const PACKED = /^(\d)(\w+)(\{.+\})?$/s;

/**
 * A choice's payload without what all of them have in common: `1track{"parcelId":"DL-1001"}`. Works on the text, so that
 * a choice added later needs nothing here. `undefined` for what is no choice of ours or does not fit.
 */
export function packChoice(payload: string): string | undefined {
  const [, version, name, rest] = PAYLOAD.exec(payload) ?? [];
  if (version === undefined || name === undefined) return undefined;
  const packed = `${version}${name}${rest === undefined ? '' : `{${rest}}`}`;
  return Buffer.byteLength(packed) <= MAX_CALLBACK_BYTES ? packed : undefined;
}

/** The payload again; `undefined` for anything that is not packed. What it means is not looked at. */
export function unpackChoice(data: string): string | undefined {
  const [, version, name, rest = '{}'] = PACKED.exec(data) ?? [];
  if (version === undefined || name === undefined) return undefined;
  const fields = rest.slice(1, -1);
  return `{"v":${version},"do":"${name}"${fields === '' ? '' : `,${fields}`}}`;
}
