import type { ControlErrorCode } from '../control/control-api';
import type { Platform } from '../platform';
import type { PersonRecord } from '../state';
import { examine } from './examine';
import type { Finding } from './finding';
import { runExamination } from './run-examination';

/** Two at once would take each other's messages for the bot's answers. */
const examined = new WeakSet<Platform>();

/** `GET /emulator/examination`: what the wire has shown so far. */
export const currentFindings = ({ wire }: Platform): readonly Finding[] => examine(wire.after(0));

/** `POST /emulator/examination`: tries the bot, and gives what this showed; or why it was not tried. */
export async function examineBot(
  platform: Platform,
  person: PersonRecord,
): Promise<readonly Finding[] | Extract<ControlErrorCode, 'webhook_not_set' | 'busy'>> {
  const { webhookUrl } = platform.state;
  if (webhookUrl === null) return 'webhook_not_set';
  if (examined.has(platform)) return 'busy';
  examined.add(platform);
  try {
    return await runExamination(platform, person, webhookUrl);
  } finally {
    examined.delete(platform);
  }
}
