import { wordsOf } from './fold';

const YES = new Set(['yes', 'yep', 'yeah', 'ok', 'okay', 'ja', 'jo', 'gern', 'gerne'].map(key));
const NO = new Set(['no', 'nope', 'no thanks', 'nein', 'nee', 'nein danke'].map(key));

/** A text that is an answer and nothing else: "no parcel has come" is not. */
export function yesOrNo(text: string): boolean | undefined {
  const words = key(text);
  if (YES.has(words)) return true;
  return NO.has(words) ? false : undefined;
}

function key(text: string): string {
  return wordsOf(text).join(' ');
}
