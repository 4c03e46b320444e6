import * as v from 'valibot';
import { httpsUrl, PAYLOAD, text, webUrl } from '../rules/wire-types';

/** What the Messenger Profile API takes (facts §8). */

/** One entry for each locale, one of them for everybody else. */
const byLocale = <const Entries extends v.ObjectEntries>(entries: Entries) =>
  v.pipe(
    v.array(v.strictObject({ locale: v.string(), ...entries })),
    v.check(
      (given) => given.some((entry) => 'locale' in entry && entry.locale === 'default'),
      'needs the locale "default"',
    ),
  );

/** Flat: nested menus are gone. */
const menuItem = v.variant('type', [
  v.strictObject({ type: v.literal('postback'), title: text(30), payload: text(PAYLOAD) }),
  v.strictObject({
    type: v.literal('web_url'),
    title: text(30),
    url: webUrl,
    webview_height_ratio: v.optional(v.picklist(['compact', 'tall', 'full'])),
  }),
]);

const listOf = <const Item extends v.GenericSchema>(item: Item, maximum: number) =>
  v.pipe(v.array(item), v.minLength(1), v.maxLength(maximum));

export const profileSchema = v.strictObject({
  get_started: v.optional(v.strictObject({ payload: text(PAYLOAD) })),
  greeting: v.optional(byLocale({ text: text(160) })),
  persistent_menu: v.optional(
    byLocale({
      composer_input_disabled: v.optional(v.boolean()),
      call_to_actions: listOf(menuItem, 20),
    }),
  ),
  ice_breakers: v.optional(
    byLocale({
      call_to_actions: listOf(v.strictObject({ question: text(80), payload: text(PAYLOAD) }), 4),
    }),
  ),
  commands: v.optional(
    byLocale({
      commands: listOf(v.strictObject({ name: text(32), description: text(64) }), 20),
    }),
  ),
  whitelisted_domains: v.optional(v.pipe(v.array(httpsUrl), v.maxLength(50))),
  account_linking_url: v.optional(httpsUrl),
});

export const SETTABLE_FIELDS = Object.keys(profileSchema.entries);
