import * as v from 'valibot';
import { nameSurplus, payload, text, withPayload } from '../file-schema';

/** `messenger-profile.json` as people write it, within Facebook's limits (facts §8); it comes out as Facebook takes it. */

const httpsAddress = v.pipe(
  v.string('must be a text'),
  v.check(
    (address) => URL.canParse(address) && new URL(address).protocol === 'https:',
    'must be an https address: Facebook takes no other',
  ),
);

const locale = v.pipe(
  v.string('must be a text'),
  v.regex(/^(default|[a-z]{2,3}_[A-Z]{2})$/, 'must be "default" or a locale such as "de_DE"'),
);

/** One entry for each locale, one of them for everybody else. */
const byLocale = <const Entries extends v.ObjectEntries>(entries: Entries) =>
  v.pipe(
    v.array(v.strictObject({ locale, ...entries }, nameSurplus), 'must be a list'),
    v.check(
      (given) => given.some((entry) => localeOf(entry) === 'default'),
      'needs an entry with the locale "default", for everybody else',
    ),
    v.check(
      (given) => new Set(given.map(localeOf)).size === given.length,
      'has two entries for the same locale',
    ),
  );

const localeOf = (entry: object): unknown => ('locale' in entry ? entry.locale : undefined);

const listOf = <const Item extends v.GenericSchema>(item: Item, maximum: number) =>
  v.pipe(
    v.array(item, 'must be a list'),
    v.minLength(1, 'must not be empty'),
    v.maxLength(
      maximum,
      ({ received }) => `must have at most ${String(maximum)} entries, not ${received}`,
    ),
  );

/** Flat: nested menus are gone (facts §8). */
const menuItem = v.variant(
  'type',
  [
    v.pipe(
      v.strictObject(
        { type: v.literal('postback'), title: text(30), choice: payload },
        nameSurplus,
      ),
      v.transform(withPayload),
    ),
    v.strictObject(
      {
        type: v.literal('web_url'),
        title: text(30),
        url: httpsAddress,
        webview_height_ratio: v.optional(
          v.picklist(['compact', 'tall', 'full'], 'must be "compact", "tall" or "full"'),
        ),
      },
      nameSurplus,
    ),
  ],
  'must have the type "postback" or "web_url"',
);

const iceBreaker = v.pipe(
  v.strictObject({ question: text(80), choice: payload }, nameSurplus),
  v.transform(withPayload),
);

const command = v.strictObject({ name: text(32), description: text(64) }, nameSurplus);

export const profileSchema = v.pipe(
  v.strictObject(
    {
      get_started: v.optional(
        v.pipe(v.strictObject({ choice: payload }, nameSurplus), v.transform(withPayload)),
      ),
      greeting: v.optional(byLocale({ text: text(160) })),
      ice_breakers: v.optional(byLocale({ call_to_actions: listOf(iceBreaker, 4) })),
      persistent_menu: v.optional(
        byLocale({
          composer_input_disabled: v.optional(v.boolean('must be true or false')),
          call_to_actions: listOf(menuItem, 20),
        }),
      ),
      commands: v.optional(byLocale({ commands: listOf(command, 20) })),
      whitelisted_domains: v.optional(
        v.pipe(v.array(httpsAddress, 'must be a list'), v.maxLength(50, 'takes 50 at most')),
      ),
      account_linking_url: v.optional(httpsAddress),
    },
    nameSurplus,
  ),
  v.forward(
    v.check(
      ({ persistent_menu, get_started }) =>
        persistent_menu === undefined || get_started !== undefined,
      'needs get_started too',
    ),
    ['persistent_menu'],
  ),
  v.forward(
    v.check(
      ({ persistent_menu, commands }) => persistent_menu === undefined || commands === undefined,
      'would hide the persistent menu: leave one of the two out',
    ),
    ['commands'],
  ),
);
