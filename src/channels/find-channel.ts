import type { HttpTransport } from '../shared/http-transport';
import type { Environment } from '../shared/config';
import { asAppError } from '../shared/errors';
import { errorFields, type Log } from '../shared/log';
import type { ChatChannel, OpenChannel } from './chat-channel';
import { chatOf } from './chat-partition';

/** Where a conversation takes place that is not on Facebook. */
export interface FoundChat {
  readonly name: string;
  readonly chatId: string;
  /** Absent: it is not set up (any more), or wrongly. What waits for it waits on. */
  readonly channel?: OpenChannel;
}

/** `undefined`: the conversation is Facebook's. Never throws: one channel's settings are no other's trouble. */
export type FindChat = (partition: string) => FoundChat | undefined;

/** What of the world it takes to find a channel in the settings. */
export interface ChannelTools {
  readonly channels: readonly ChatChannel[];
  readonly settings: Environment;
  readonly transport: HttpTransport;
  readonly log: Log;
}

export function createFindChat(tools: ChannelTools): FindChat {
  const opened = new Map<string, OpenChannel | undefined>();
  return (partition) => {
    const chat = chatOf(partition);
    if (chat === undefined) return undefined;
    const { channel: name, chatId } = chat;
    if (!opened.has(name)) opened.set(name, tryOpen(tools, name));
    const channel = opened.get(name);
    return { name, chatId, ...(channel && { channel }) };
  };
}

function tryOpen(
  { channels, settings, transport, log }: ChannelTools,
  name: string,
): OpenChannel | undefined {
  try {
    return channels.find((channel) => channel.name === name)?.open(settings, transport);
  } catch (thrown) {
    log('error', 'channel_not_set_up', { channel: name, ...errorFields(asAppError(thrown)) });
    return undefined;
  }
}
