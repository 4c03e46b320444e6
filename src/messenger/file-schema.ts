import * as v from 'valibot';
import { CHOICES, encodeChoice, parseChoice } from './choice';

/** What the files that people write for Facebook have in common; the messages follow the name of their place. */

export const text = (maximum: number) =>
  v.pipe(
    v.string('must be a text'),
    v.minLength(1, 'must not be empty'),
    v.maxLength(
      maximum,
      ({ received }) => `must have at most ${String(maximum)} characters, not ${received}`,
    ),
  );

/** A typed choice of ours, e.g. `{ "do": "myParcels" }`, which goes to Facebook as the payload. */
export const payload = v.pipe(
  v.unknown(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const choice = parseChoice(dataset.value);
    if (choice !== undefined) return encodeChoice(choice);
    addIssue({
      message: `is no choice that the bot knows, with all that belongs to it; "do" is one of: ${CHOICES.join(', ')}`,
    });
    return NEVER;
  }),
);

export const withPayload = <Rest extends object>({
  choice,
  ...rest
}: Rest & { readonly choice: string }) => ({ ...rest, payload: choice });

/** The words for an object that is none, lacks something or has something too much. */
export function nameSurplus({ expected, received }: v.StrictObjectIssue): string {
  if (expected === 'never') return 'is nothing that Facebook knows here';
  return received === 'undefined' ? 'is missing' : 'must be an object';
}

/** One mistake: where, and what to change. */
export const describeIssue = (issue: v.BaseIssue<unknown>): string =>
  `${placeOf(issue)} ${issue.message}`.trimStart();

/** As in JavaScript: `persistent_menu[0].call_to_actions[2].choice`. */
const placeOf = ({ path }: v.BaseIssue<unknown>): string =>
  (path ?? [])
    .map(({ key }, index) => {
      if (typeof key === 'number') return `[${String(key)}]`;
      return index === 0 ? String(key) : `.${String(key)}`;
    })
    .join('');
