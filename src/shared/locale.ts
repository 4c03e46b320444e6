export type Locale = 'de' | 'en';

/** German for any German-speaking region, English for everyone else; `undefined` when nothing was said. */
export function localeOf(tag: string | undefined): Locale | undefined {
  if (tag === undefined || tag === '') return undefined;
  return /^de\b|^de[_-]/i.test(tag) ? 'de' : 'en';
}
