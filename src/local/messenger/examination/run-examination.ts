import { SECOND } from '../../../shared/clock';
import type { Platform } from '../platform';
import type { PersonRecord } from '../state';
import { say } from '../thread/customer-messages';
import { inboxDone, inboxReply } from '../thread/inbox';
import { toWebhookJson } from '../webhooks/batch';
import type { PlatformEvent } from '../webhooks/batch';
import { verifyWebhookUrl } from '../webhook-url';
import { examine } from './examine';
import type { Finding } from './finding';
import { probeHandshake, probeWebhook } from './probe';
import { untilAnswered, untilQuiet } from './quiet';
import { isWebhook } from './wire-reading';

/** How long a bot that has said something is given to say more, at least. */
const PATIENCE = SECOND;

/** Any even limit cuts an emoji of the first in two, any limit almost surely a joined one of the second (peers §3). */
const LONG_TEXTS = [`a${'😀'.repeat(1_100)}`, `a${'👩🏽‍🚀'.repeat(320)}`];

/**
 * Tries on the bot, as this person, what real bots fail at, and gives what is to be seen of it. Takes some ten seconds
 * of the emulator's sleep; the thread has a few more messages afterwards, and is the bot's.
 */
export async function runExamination(
  platform: Platform,
  person: PersonRecord,
  url: string,
): Promise<readonly Finding[]> {
  const startedAfter = platform.wire.after(0).at(-1)?.id ?? 0;
  await verifyWebhookUrl(platform, url);
  await probeHandshake(platform, url, 'handshake_without_token');
  await probeHandshake(platform, url, 'handshake_wrong_token');
  await probeSignatures(platform, person, url);
  const patience = await probeChat(platform, person, url);
  await probeUnknownEvent(platform, person, url);
  await untilQuiet(platform, person.psid, patience);
  for (const text of LONG_TEXTS) {
    say(platform, person, text);
    await untilQuiet(platform, person.psid, patience);
  }
  await probeStandby(platform, person, patience);
  return examine(platform.wire.after(startedAfter));
}

/** With a read report: true or not, it does no harm and needs no answer. */
async function probeSignatures(
  platform: Platform,
  person: PersonRecord,
  url: string,
): Promise<void> {
  for (const probe of ['unsigned', 'forged', 'sha1_only', 'sha256_only'] as const) {
    const at = platform.timestamp();
    const event = eventOf(platform, person, at, { read: { watermark: at } });
    const request = toWebhookJson(platform.options.pageId, [event]);
    await probeWebhook(platform, url, probe, { psid: person.psid, request });
  }
}

/** Says hello, and delivers that again once it is answered. Gives how long this bot needs, in milliseconds. */
async function probeChat(platform: Platform, person: PersonRecord, url: string): Promise<number> {
  const { psid } = person;
  const before = platform.wire.after(0).at(-1)?.id ?? 0;
  const { mid } = say(platform, person, 'hello');
  const needed = await untilAnswered(platform, psid, before);
  const patience = Math.max(PATIENCE, 3 * (needed ?? 0));
  await untilQuiet(platform, psid, patience);
  const told = platform.wire
    .after(before)
    .filter(isWebhook)
    .find(({ request }) => JSON.stringify(request).includes(mid));
  if (told !== undefined) {
    await probeWebhook(platform, url, 'duplicate', { psid, request: told.request });
    await untilQuiet(platform, psid, patience);
  }
  return patience;
}

/** Facebook adds events and fields without asking anybody. */
async function probeUnknownEvent(
  platform: Platform,
  person: PersonRecord,
  url: string,
): Promise<void> {
  const at = platform.timestamp();
  const request = toWebhookJson(platform.options.pageId, [
    eventOf(platform, person, at, { event_of_tomorrow: {} }),
    {
      field: 'messages',
      channel: 'changes',
      psid: null,
      at,
      body: { field: 'field_of_tomorrow', value: {} },
    },
  ]);
  await probeWebhook(platform, url, 'unknown_event', { psid: person.psid, request });
}

/** The Inbox takes the thread over, the person writes on: the bot is to listen only. Then the bot has it back. */
async function probeStandby(
  platform: Platform,
  person: PersonRecord,
  patience: number,
): Promise<void> {
  inboxReply(platform, person, 'A colleague is here.');
  await untilQuiet(platform, person.psid, patience);
  say(platform, person, 'hello');
  await untilQuiet(platform, person.psid, patience);
  inboxDone(platform, person);
  await untilQuiet(platform, person.psid, patience);
}

/** The field only decides who subscribes to it: a probe is sent to a bot whatever it subscribed to. */
function eventOf(
  { options }: Platform,
  { psid }: PersonRecord,
  at: number,
  content: object,
): PlatformEvent {
  const parties = { sender: { id: psid }, recipient: { id: options.pageId } };
  const body = { ...parties, timestamp: at, ...content };
  return { field: 'messages', channel: 'messaging', psid, at, body };
}
