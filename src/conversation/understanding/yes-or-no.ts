import { wordsOf } from './fold';

const YES = new Set(
  [
    ...['yes', 'yes please', 'yep', 'yeah', 'sure', 'ok', 'okay'],
    ...['ja', 'ja bitte', 'ja gern', 'ja gerne', 'jo', 'gern', 'gerne', 'klar'],
  ].map(key),
);
const NO = new Set(
  ['no', 'nope', 'no thanks', 'no thank you', 'nein', 'nein danke', 'nee', 'ne'].map(key),
);

/** A text that is an answer and nothing else: "no parcel has come" is not. */
export function yesOrNo(text: string): boolean | undefined {
  const words = key(text);
  if (YES.has(words)) return true;
  return NO.has(words) ? false : undefined;
}

function key(text: string): string {
  return wordsOf(text).join(' ');
}
