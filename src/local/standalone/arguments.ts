import { parseArgs } from 'node:util';
import { DEMO_PEOPLE } from '../demo-data';
import { localSettings } from '../local-settings';
import type { NewPerson } from '../messenger/control/control-api';
import { leniencyFor, LENIENCIES } from './leniency';
import type { Assumptions } from '../messenger/options';

/** What `npm run emulator` was asked for. */
export interface EmulatorArguments {
  readonly webhook: string;
  readonly port: number;
  readonly pageId: string;
  readonly appId: string;
  /** Comma-separated while the bot changes it: the first signs. */
  readonly appSecret: string;
  readonly pageToken: string;
  readonly verifyToken: string;
  readonly people: readonly NewPerson[];
  readonly dataDir: string | undefined;
  /** Whether the Page has Get Started and a greeting, or leaves both to the bot. */
  readonly setUpPage: boolean;
  readonly assumptions: Partial<Assumptions>;
  /** How the bot's environment is printed. */
  readonly environmentForm: 'export' | 'dotenv';
  /** Try the bot, tell, and end; instead of running until Ctrl-C. */
  readonly examine: boolean;
}

const DEFAULTS = localSettings('');

export const EMULATOR_HELP = `Messenger on this machine, for any bot: without Facebook, a tunnel or a phone.

usage: npm run emulator -- --webhook <url> [options]

  --webhook <url>           where the bot takes webhooks, e.g. http://localhost:8080/webhook
  --verify-token <token>    what the bot expects in the handshake  [${DEFAULTS.FB_VERIFY_TOKEN}]
  --port <port>             of Graph, the control API and the page; 0 takes a free one  [3000]
  --page-id <id>            [${DEFAULTS.FB_PAGE_ID}]
  --app-id <id>             [${DEFAULTS.FB_APP_ID}]
  --app-secret <secret>     signs the webhooks  [${DEFAULTS.FB_APP_SECRET}]
  --page-token <token>      the bot's access token  [${DEFAULTS.FB_PAGE_ACCESS_TOKEN}]
  --person "<name>:<locale>"  somebody on Messenger, e.g. "Anna Berger:de_DE"; may be repeated
  --data <folder>           keep the state there; without it a restart begins anew
  --no-page-setup           leave Get Started and the greeting to the bot
  --lenient <rule>          do not insist on it; may be repeated:
                            ${Object.keys(LENIENCIES).join(', ')}
  --env                     print the bot's environment as a .env file, not as export lines
  --examine                 try the bot, print what it does wrong, and end:
                            0 nothing, 1 something, 2 it could not be tried
  --help`;

/** `'help'` when that was asked for. Throws an `Error` whose message says which argument is wrong. */
export function readArguments(args: readonly string[]): EmulatorArguments | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      webhook: { type: 'string' },
      'verify-token': { type: 'string', default: DEFAULTS.FB_VERIFY_TOKEN },
      port: { type: 'string', default: '3000' },
      'page-id': { type: 'string', default: DEFAULTS.FB_PAGE_ID },
      'app-id': { type: 'string', default: DEFAULTS.FB_APP_ID },
      'app-secret': { type: 'string', default: DEFAULTS.FB_APP_SECRET },
      'page-token': { type: 'string', default: DEFAULTS.FB_PAGE_ACCESS_TOKEN },
      person: { type: 'string', multiple: true, default: [] },
      data: { type: 'string' },
      'no-page-setup': { type: 'boolean', default: false },
      lenient: { type: 'string', multiple: true, default: [] },
      env: { type: 'boolean', default: false },
      examine: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  return {
    webhook: readWebhook(values.webhook),
    port: readPort(values.port),
    pageId: readId('--page-id', values['page-id']),
    appId: readId('--app-id', values['app-id']),
    appSecret: readSecret('--app-secret', values['app-secret']),
    pageToken: readSecret('--page-token', values['page-token']),
    verifyToken: readSecret('--verify-token', values['verify-token']),
    people: values.person.length === 0 ? DEMO_PEOPLE : values.person.map(readPerson),
    dataDir: values.data,
    setUpPage: !values['no-page-setup'],
    assumptions: leniencyFor(values.lenient),
    environmentForm: values.env ? 'dotenv' : 'export',
    examine: values.examine,
  };
}

function readWebhook(text: string | undefined): string {
  if (text === undefined) throw new Error('--webhook is missing: where does the bot listen?');
  if (URL.canParse(text) && /^https?:/.test(text)) return text;
  throw new Error(`--webhook ${text} is no http address`);
}

function readId(option: string, text: string): string {
  if (/^\d+$/.test(text)) return text;
  throw new Error(`${option} ${text} is no id: Facebook's are digits`);
}

/** The message does not repeat it: terminals are kept and shown. */
function readSecret(option: string, text: string): string {
  if (text.split(',').every((part) => part.trim() !== '')) return text;
  throw new Error(`${option} is empty, or has an empty part`);
}

function readPort(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new Error(`--port ${text} is no port number`);
}

function readPerson(text: string): NewPerson {
  const [, name, locale] = /^(.+):([a-z]{2}_[A-Z]{2})$/.exec(text) ?? [];
  if (name !== undefined && locale !== undefined) return { name, locale };
  throw new Error(`--person ${text} is not like "Anna Berger:de_DE"`);
}
