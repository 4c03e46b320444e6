/**
 * What we set of a Page's Messenger profile (facts §8), in the order in which it may be set: the menu and the ice
 * breakers come after Get Started, and go before it.
 */
export const PROPERTIES = [
  'get_started',
  'greeting',
  'ice_breakers',
  'persistent_menu',
  'commands',
  'whitelisted_domains',
  'account_linking_url',
] as const;

export type Property = (typeof PROPERTIES)[number];

/**
 * Each property as the Graph API takes and gives it. Its inside is opaque here: what is on the Page may have been set
 * by anybody, and what we set was checked when the file was read.
 */
export type MessengerProfile = { readonly [Name in Property]?: unknown };
