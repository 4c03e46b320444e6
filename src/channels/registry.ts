import type { ChatChannel } from './chat-channel';
import { telegram } from './telegram/telegram';

/** Every messenger beside Facebook's that the conversation can answer on; each is off until it is set up. */
export const CHANNELS: readonly ChatChannel[] = [telegram];
