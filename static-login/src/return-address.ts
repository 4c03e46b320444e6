const CHAT_ADDRESS = /^https:\/\/m\.me\/\d{1,64}\?ref=[\w-]{43}$/;

/** Whether this brings a reference of ours into a chat, and nothing else. */
export const isChatAddress = (address: string): boolean => CHAT_ADDRESS.test(address);

/**
 * The same address on the local stack's Facebook. Only for one that `isLinkingAddress` or `isChatAddress` has let
 * through: the replacement must not widen what is accepted.
 */
export function onLocalFacebook(address: string, facebookOrigin: string): string {
  const { pathname, search } = new URL(address);
  const place = isChatAddress(address) ? '/m.me' : '';
  return `${facebookOrigin}${place}${pathname}${search}`;
}
