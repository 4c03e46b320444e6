import * as v from 'valibot';

const ticketId = v.pipe(v.string(), v.minLength(1), v.maxLength(64));

/** Ten of the longest still fit a payload. Without any it is about all parcels. */
const parcelIds = v.pipe(
  v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(64))),
  v.maxLength(10),
  v.readonly(),
);

/**
 * What a button or quick reply of ours means: a typed, versioned value in the payload, so that one from before a
 * release is understood or politely declined, never misread.
 */
const choice = v.variant('do', [
  v.object({ do: v.literal('start') }),
  v.object({ do: v.literal('help') }),
  v.object({ do: v.picklist(['human', 'takeBack']) }),
  v.object({ do: v.literal('myParcels') }),
  v.object({ do: v.literal('track'), parcelId: v.pipe(v.string(), v.maxLength(64)) }),
  v.object({ do: v.literal('link') }),
  v.object({ do: v.literal('linkOnComputer') }),
  v.object({ do: v.literal('unlink') }),
  v.object({ do: v.literal('undoLink') }),
  v.object({
    do: v.picklist(['answerLink', 'answerErase']),
    yes: v.boolean(),
    askedAt: v.number(),
  }),
  v.object({ do: v.picklist(['deleteData', 'exportData']) }),
  v.object({
    do: v.literal('askQuestion'),
    parcelId: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(64))),
  }),
  v.object({ do: v.literal('dropQuestion') }),
  v.object({ do: v.picklist(['mute', 'muteInstead', 'unmute']), parcelIds }),
  v.object({ do: v.picklist(['muteWhich', 'preferences']) }),
  v.object({ do: v.picklist(['addToTicket', 'solveTicket', 'reopenTicket']), ticketId }),
  v.object({ do: v.literal('language'), locale: v.picklist(['de', 'en']) }),
]);

export type Choice = v.InferOutput<typeof choice>;

/** The names of all choices. */
export const CHOICES: readonly Choice['do'][] = choice.options.flatMap(({ entries }) =>
  entries.do.type === 'literal' ? [entries.do.literal] : [...entries.do.options],
);

/** `undefined` for anything that is not exactly a choice: a misspelt property would be lost in silence. */
export function parseChoice(value: unknown): Choice | undefined {
  const parsed = v.safeParse(choice, value);
  if (!parsed.success || typeof value !== 'object' || value === null) return undefined;
  return Object.keys(value).every((name) => name in parsed.output) ? parsed.output : undefined;
}

const VERSION = 1;

/** Well below Facebook's 1,000 characters for a payload (facts §2.7). */
export const encodeChoice = (value: Choice): string => JSON.stringify({ v: VERSION, ...value });

/** `undefined` for anything that is not a choice of this version. */
export function decodeChoice(payload: string): Choice | undefined {
  let value: unknown;
  try {
    value = JSON.parse(payload);
  } catch {
    return undefined;
  }
  const parsed = v.safeParse(v.intersect([v.object({ v: v.literal(VERSION) }), choice]), value);
  if (!parsed.success) return undefined;
  const { v: _version, ...known } = parsed.output;
  return known;
}
