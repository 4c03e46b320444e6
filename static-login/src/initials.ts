/** First letters of the first and the last name, for where there is no picture; `?` for no name. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const first = words[0];
  const last = words.length > 1 ? words[words.length - 1] : undefined;
  const letters = [first, last].map((word) => Array.from(word ?? '')[0] ?? '').join('');
  return letters.toUpperCase() || '?';
}
