import type { Locale } from '../../../src/shared/locale';
import type { Cast } from './cast';
import type { Stage } from './stage';

/** What a stage direction may say, and what it makes happen. `{customer}` and `{agent}` are the cast's names. */
export interface Direction {
  readonly forms: Readonly<Record<Locale, string>>;
  /** What is sent meanwhile belongs to the time before the scene, and no line of it is in the document. */
  readonly before?: true;
  readonly perform: (stage: Stage, slots: Slots) => Promise<unknown>;
}

type Slots = Readonly<Record<string, string>>;

type SlotsOf<Form extends string> = Form extends `${string}{${infer Slot}}${infer Rest}`
  ? Exclude<Slot, 'customer' | 'agent'> | SlotsOf<Rest>
  : never;

/** `en` and `de` have the same slots, in whatever order. */
export const direction = <En extends string>(
  en: En,
  de: string,
  perform: (stage: Stage, slots: Readonly<Record<SlotsOf<En>, string>>) => Promise<unknown>,
): Direction => ({ forms: { en, de }, perform: perform });

/** The slots of a line that has this form, else `undefined`. */
export function readDirection(form: string, cast: Cast, text: string): Slots | undefined {
  const pattern = form
    .replaceAll('{customer}', cast.customer)
    .replaceAll('{agent}', cast.agent)
    .replace(/[.*+?^$()|[\]\\]/g, '\\$&')
    .replace(/(«?)\{(\w+)\}/g, (_, quote: string, slot: string) =>
      quote === '' ? `(?<${slot}>${BARE[slot] ?? '\\S+'})` : `«(?<${slot}>[^»]+)`,
    );
  const match = new RegExp(`^${pattern}$`, 'u').exec(text);
  return match === null ? undefined : { ...match.groups };
}

/** Slots outside of «» are one word, but for these. */
const BARE: Readonly<Record<string, string>> = {
  count: '\\d+',
  ticket: '\\{ticket(?: \\d+)?\\}',
  status: '[a-z_]+',
  thing: '[^«»]+',
};
