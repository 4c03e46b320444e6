const CHAT_ADDRESS = /^https:\/\/m\.me\/\d{1,64}\?ref=[\w-]{43}$/;

const REFERENCE = /^[\w-]{43}$/;

/**
 * Whether this brings a reference of ours into a chat, and nothing else: on Messenger, or by one of `chatLinks`, into the
 * company's chat on another messenger.
 */
export const isChatAddress = (address: string, chatLinks: readonly string[]): boolean =>
  CHAT_ADDRESS.test(address) || isOtherChatAddress(address, chatLinks);

/** Whether it leads to another messenger than Facebook's. */
export const isOtherChatAddress = (address: string, chatLinks: readonly string[]): boolean =>
  chatLinks.some((link) => address.startsWith(link) && REFERENCE.test(address.slice(link.length)));

/**
 * The same address on the local stack's Facebook. Only for one of Facebook's that `isLinkingAddress` or
 * `isChatAddress` has let through: the replacement must not widen what is accepted.
 */
export function onLocalFacebook(address: string, facebookOrigin: string): string {
  const { pathname, search } = new URL(address);
  const place = CHAT_ADDRESS.test(address) ? '/m.me' : '';
  return `${facebookOrigin}${place}${pathname}${search}`;
}
