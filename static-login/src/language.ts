export type Language = 'de' | 'en';

/** The first of the browser's languages that we speak; English for everybody else. */
export function pickLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const language = tag.split('-')[0]?.toLowerCase();
    if (isLanguage(language)) return language;
  }
  return 'en';
}

export function isLanguage(value: string | undefined): value is Language {
  return value === 'de' || value === 'en';
}
