import type { Way } from './way';
import { accountLinking } from './ways/account-linking';
import { checkbox } from './ways/checkbox';
import { linkToken } from './ways/link-token';
import { mMe } from './ways/m-me';
import { sendToMessenger } from './ways/send-to-messenger';

/** Every way in that a chat takes part in, for what must hold whichever one was taken. */
export const WAYS = [
  accountLinking,
  mMe,
  sendToMessenger,
  checkbox,
  linkToken,
] as const satisfies readonly Way[];
