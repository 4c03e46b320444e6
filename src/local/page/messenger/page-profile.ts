import type { Person } from '../../messenger/thread/thread-model';

/** The Page's Messenger profile as one person sees it (facts §8). */
export interface PageProfile {
  readonly greeting: string | undefined;
  readonly hasGetStarted: boolean;
  /** Taps that Messenger offers before the first message; they take the place of Get Started. */
  readonly iceBreakers: readonly IceBreaker[];
  /** Behind ☰. Empty while there are commands, which override it. */
  readonly menu: readonly MenuEntry[];
  /** The person can only tap, not write. */
  readonly composerDisabled: boolean;
  readonly commands: readonly Command[];
}

export interface IceBreaker {
  readonly question: string;
  readonly payload: string;
}

export type MenuEntry =
  | { readonly type: 'postback'; readonly title: string; readonly payload: string }
  | { readonly type: 'web_url'; readonly title: string; readonly url: string };

export interface Command {
  /** Without its slash. */
  readonly name: string;
  readonly description: string;
}

interface Localized {
  readonly locale?: string;
}

/** What the emulator took with `POST /me/messenger_profile`, so its shapes hold. */
interface StoredProfile {
  readonly greeting?: readonly (Localized & { readonly text: string })[];
  readonly get_started?: object;
  readonly ice_breakers?: readonly (Localized & {
    readonly call_to_actions: readonly IceBreaker[];
  })[];
  readonly persistent_menu?: readonly (Localized & {
    readonly composer_input_disabled?: boolean;
    readonly call_to_actions: readonly MenuEntry[];
  })[];
  readonly commands?: readonly (Localized & { readonly commands: readonly Command[] })[];
}

export function readPageProfile(
  profile: Readonly<Record<string, unknown>>,
  person: Person,
): PageProfile {
  const stored = profile as StoredProfile;
  const greeting = forLocale(stored.greeting, person.locale)?.text;
  const menu = forLocale(stored.persistent_menu, person.locale);
  const commands = forLocale(stored.commands, person.locale)?.commands ?? [];
  return {
    greeting: greeting === undefined ? undefined : fillName(greeting, person.name),
    hasGetStarted: stored.get_started !== undefined,
    iceBreakers: forLocale(stored.ice_breakers, person.locale)?.call_to_actions ?? [],
    menu: commands.length > 0 ? [] : (menu?.call_to_actions ?? []),
    composerDisabled: menu?.composer_input_disabled ?? false,
    commands,
  };
}

/** The setting for the person's own locale, else the one for everybody. */
const forLocale = <Setting extends Localized>(
  settings: readonly Setting[] = [],
  locale: string,
): Setting | undefined =>
  settings.find((setting) => setting.locale === locale) ??
  settings.find((setting) => (setting.locale ?? 'default') === 'default');

function fillName(text: string, name: string): string {
  const [first = '', ...rest] = name.split(' ');
  const names: Readonly<Record<string, string>> = {
    user_first_name: first,
    user_last_name: rest.join(' '),
    user_full_name: name,
  };
  return text.replace(/\{\{(\w+)\}\}/g, (whole, key: string) => names[key] ?? whole);
}
