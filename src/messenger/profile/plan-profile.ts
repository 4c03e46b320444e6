import { linesOf } from './profile-lines';
import { PROPERTIES, type MessengerProfile, type Property } from './messenger-profile';

/** One call of the Messenger Profile API. */
export type ProfileStep =
  | { readonly do: 'set'; readonly properties: MessengerProfile }
  | { readonly do: 'remove'; readonly properties: readonly Property[] };

/** The properties that differ in what they mean, not only in how they are written. */
export const differing = (have: MessengerProfile, want: MessengerProfile): readonly Property[] =>
  PROPERTIES.filter(
    (property) =>
      linesOf(property, have[property]).join('\n') !== linesOf(property, want[property]).join('\n'),
  );

/**
 * The fewest calls that make `want` of `have`: they are rationed (facts §8). Setting comes first, so that nothing that
 * a person sees is gone in between; what is removed goes in the opposite order of what is set.
 */
export function planProfile(
  have: MessengerProfile,
  want: MessengerProfile,
): readonly ProfileStep[] {
  const changes = differing(have, want);
  const isWanted = (property: Property): boolean => linesOf(property, want[property]).length > 0;
  const set = changes.filter(isWanted);
  const remove = changes.filter((property) => !isWanted(property)).reverse();
  return [
    ...(set.length > 0
      ? [{ do: 'set', properties: pick(want, set) } as const satisfies ProfileStep]
      : []),
    ...(remove.length > 0
      ? [{ do: 'remove', properties: remove } as const satisfies ProfileStep]
      : []),
  ];
}

const pick = (profile: MessengerProfile, properties: readonly Property[]): MessengerProfile =>
  Object.fromEntries(properties.map((property) => [property, profile[property]]));
