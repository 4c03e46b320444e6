/**
 * The key of a conversation on another messenger: `telegram:12345`. It stands wherever a psid does, and can be none:
 * Facebook's are digits (facts §2.2), and `#` belongs to keys of our own.
 */
export const chatPartition = (channel: string, chatId: string): string => `${channel}:${chatId}`;

const CHAT = /^([a-z]+):(.+)$/;

/** Which channel's chat this is the key of; `undefined`: Facebook's, or of nobody's chat. */
export function chatOf(
  partition: string,
): { readonly channel: string; readonly chatId: string } | undefined {
  const [, channel, chatId] = CHAT.exec(partition) ?? [];
  return channel === undefined || chatId === undefined ? undefined : { channel, chatId };
}

/** Facebook alone has Log In and Log Out buttons of its own, thread control and a window of 24 hours. */
export const isOnFacebook = (partition: string): boolean => chatOf(partition) === undefined;
