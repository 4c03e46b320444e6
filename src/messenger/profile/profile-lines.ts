import { decodeChoice, encodeChoice } from '../choice';
import type { Property } from './messenger-profile';

/**
 * A property in lines for people: two values mean the same exactly when their lines are the same. The order of keys
 * and of locales is nothing, that of what a person sees is kept; what Facebook adds by itself is left out. A property
 * that is not set has no lines. Whatever shape Facebook gives, there are lines for it.
 */
export function linesOf(property: Property, value: unknown): readonly string[] {
  switch (property) {
    case 'greeting':
    case 'ice_breakers':
    case 'persistent_menu':
    case 'commands':
      return isListOfObjects(value)
        ? [...value].sort(byLocale).flatMap(localeLines)
        : plainLines(value);
    case 'whitelisted_domains':
      return Array.isArray(value)
        ? [...new Set(value.map((site) => wordOf(withoutSlash(site))))].sort()
        : plainLines(value);
    case 'account_linking_url':
      return plainLines(withoutSlash(value));
    case 'get_started':
      return plainLines(value);
  }
}

type Json = Readonly<Record<string, unknown>>;

const aboutOf = ({ locale }: Json): string =>
  typeof locale === 'string' ? locale : wordOf(locale ?? null);

const byLocale = (one: Json, other: Json): number => (aboutOf(one) < aboutOf(other) ? -1 : 1);

function localeLines(entry: Json): readonly string[] {
  const about = aboutOf(entry);
  return Object.entries(entry)
    .filter(([name]) => name !== 'locale')
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([name, value]) => {
      if (isDefault(name, value)) return [];
      if (!Array.isArray(value)) return [`${about}  ${name}: ${wordOf(value)}`];
      return value.map((item) => `${about}  ${wordOf(item)}`);
    });
}

/** What Facebook fills in where it was left out. */
const isDefault = (name: string, value: unknown): boolean =>
  (name === 'composer_input_disabled' && value === false) ||
  (name === 'webview_height_ratio' && value === 'full');

const plainLines = (value: unknown): readonly string[] =>
  value === undefined || value === null ? [] : [wordOf(value)];

/** JSON with sorted keys, first of all what a person sees; a payload of ours is shown as the choice that it is. */
function wordOf(value: unknown): string {
  return JSON.stringify(value, (name, inside: unknown) => {
    if (name === 'payload' && typeof inside === 'string') return readable(inside);
    if (typeof inside !== 'object' || inside === null || Array.isArray(inside)) return inside;
    return Object.fromEntries(
      Object.entries(inside)
        .filter(([key, each]) => !isDefault(key, each))
        .sort(([one], [other]) => (rankOf(one) < rankOf(other) ? -1 : 1)),
    );
  });
}

const SEEN = new Set(['title', 'question', 'name']);

const rankOf = (key: string): string => `${SEEN.has(key) ? '0' : '1'}${key}`;

/** Only what would be written the same way again: anything else that happens to decode is another payload. */
function readable(payload: string): unknown {
  const choice = decodeChoice(payload);
  return choice !== undefined && encodeChoice(choice) === payload ? choice : payload;
}

const withoutSlash = (address: unknown): unknown =>
  typeof address === 'string' ? address.replace(/\/$/, '') : address;

const isListOfObjects = (value: unknown): value is readonly Json[] =>
  Array.isArray(value) &&
  value.every((each) => typeof each === 'object' && each !== null && !Array.isArray(each));
