import { runs } from '../../helpers/runs';
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

/** The same where each costs seconds: in CI the two that differ most, by Facebook's own dialog and by a reference. */
export const LEADING_WAYS = WAYS.slice(0, runs({ ci: 2, long: WAYS.length }));
