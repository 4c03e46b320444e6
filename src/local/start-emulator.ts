import path from 'node:path';
import { systemSleep } from '../shared/clock';
import { systemRandom } from '../shared/random';
import { shakeHands } from './messenger/webhook-url';
import { EMULATOR_HELP, readArguments } from './standalone/arguments';
import type { EmulatorArguments } from './standalone/arguments';
import { awaitBot } from './standalone/await-bot';
import type { AwaitedBot } from './standalone/await-bot';
import { botEnvironment, environmentLines } from './standalone/bot-environment';
import { findingsTable } from './standalone/findings-table';
import { startStandaloneMessenger } from './standalone/standalone-messenger';
import type { StandaloneMessenger } from './standalone/standalone-messenger';

/** Exit codes of `--examine`; 2 also for wrong arguments and a port that is taken. */
const NOTHING_FOUND = 0;
const FOUND = 1;
const NOT_TRIED = 2;

/** How often `--examine` asks for a bot that does not answer: about a minute. */
const ATTEMPTS = 30;

async function main(): Promise<void> {
  const args = readArguments(process.argv.slice(2));
  if (args === 'help') {
    console.log(EMULATOR_HELP);
    return;
  }
  const messenger = await startStandaloneMessenger(args, path.resolve(__dirname, '..'));
  const end = (code: number): void => {
    messenger.close().then(() => process.exit(code), fail);
  };
  process.once('SIGINT', () => {
    end(0);
  });
  process.once('SIGTERM', () => {
    end(0);
  });
  const environment = botEnvironment(messenger.url, args);
  console.log(
    `Messenger runs at ${messenger.url} (open it to chat); Ctrl-C ends it.\nThe bot's environment:\n`,
  );
  for (const line of environmentLines(environment, args.environmentForm)) console.log(line);
  console.log('');

  const bot = awaitedBot(args);
  if (args.examine) {
    end(await examine(messenger, bot));
    return;
  }
  do await awaitBot(bot);
  while (!(await messenger.control.setWebhookUrl(args.webhook)).verified);
  console.log(`Handshake with ${args.webhook} done: webhooks go there.`);
}

/** A bot that answers the handshake wrongly is tried all the same: that it does is the first finding. */
async function examine(messenger: StandaloneMessenger, bot: AwaitedBot): Promise<number> {
  const outcome = await awaitBot(
    bot,
    (each, attempts) => each.verified || 'status' in each || attempts >= ATTEMPTS,
  );
  if (!outcome.verified && !('status' in outcome)) {
    console.log('Still no answer: the bot was not tried.');
    return NOT_TRIED;
  }
  messenger.trustWebhook();
  const [person] = await messenger.control.people();
  if (person === undefined) return NOT_TRIED;
  console.log('Trying the bot …');
  const findings = await messenger.control.examine(person.psid);
  for (const line of findingsTable(findings)) console.log(line);
  return findings.length === 0 ? NOTHING_FOUND : FOUND;
}

const awaitedBot = ({ webhook, verifyToken }: EmulatorArguments): AwaitedBot => ({
  webhook,
  shakeHands: () =>
    shakeHands(webhook, { challenge: systemRandom(8).toString('hex'), verifyToken }, systemSleep),
  sleep: systemSleep,
  print: (line) => {
    console.log(line);
  },
});

main().catch(fail);

function fail(thrown: unknown): never {
  const { code, port } = thrown as { readonly code?: unknown; readonly port?: unknown };
  const isTaken = code === 'EADDRINUSE';
  console.error(
    isTaken
      ? `Port ${String(port)} is taken: choose another with --port.`
      : thrown instanceof Error
        ? `${thrown.message}\nSee npm run emulator -- --help`
        : thrown,
  );
  process.exit(NOT_TRIED);
}
