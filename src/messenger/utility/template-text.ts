/** The names between double braces, as often as they stand there. */
export const parametersIn = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{(.*?)\}\}/g)].map(([, name = '']) => name);

/** Words of the template's own: what stands around its parameters. */
export const wordsIn = (text: string): number =>
  text.replace(/\{\{.*?\}\}/g, ' ').match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
