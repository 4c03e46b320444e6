import type { Way } from './way';
import { accountLinking } from './ways/account-linking';
import { mMe } from './ways/m-me';
import { sendToMessenger } from './ways/send-to-messenger';

/** Every way in, for what must hold whichever one was taken. */
export const WAYS = [accountLinking, mMe, sendToMessenger] as const satisfies readonly Way[];
