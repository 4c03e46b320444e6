import { encodeChoice } from '../messenger/choice';
import { SHOP_SITE } from './local-settings';

/** The demo Page's Messenger profile, as the bot needs it (facts §1.1, §8). */
export const pageSetUp = (loginPageUrl: string): Readonly<Record<string, unknown>> => ({
  get_started: { payload: encodeChoice({ do: 'start' }) },
  greeting: [
    { locale: 'default', text: 'Hello {{user_first_name}}, ask us where your parcel is.' },
    { locale: 'de_DE', text: 'Hallo {{user_first_name}}, fragen Sie uns, wo Ihr Paket ist.' },
  ],
  persistent_menu: [
    { locale: 'default', composer_input_disabled: false, call_to_actions: menu(ENGLISH) },
    { locale: 'de_DE', composer_input_disabled: false, call_to_actions: menu(GERMAN) },
  ],
  account_linking_url: loginPageUrl,
  whitelisted_domains: [SHOP_SITE],
});

const ENGLISH = ['My parcels', 'Ask a question', 'Help'] as const;
const GERMAN = ['Meine Pakete', 'Frage stellen', 'Hilfe'] as const;

const menu = ([parcels, question, help]: readonly [string, string, string]): readonly object[] => [
  { type: 'postback', title: parcels, payload: encodeChoice({ do: 'myParcels' }) },
  { type: 'postback', title: question, payload: encodeChoice({ do: 'askQuestion' }) },
  { type: 'postback', title: help, payload: encodeChoice({ do: 'help' }) },
];
