import type { World } from './world';

/** Which phones lie on the table: the one in use and at most one beside it. */

/** Where the page has room for two; `messenger.css` hides the other one else. */
export const ROOM_FOR_TWO = '(min-width: 75.01rem)';

/** In the order of the people, so that a phone does not jump when another is used. */
export const phonesOf = ({ people, selected, beside }: World): readonly string[] =>
  people.map(({ psid }) => psid).filter((psid) => psid === selected || psid === beside);

/** Takes up that person's phone: if it is not on the table yet, in the place of the one in use. */
export function usePhone(world: World, psid: string): World {
  if (psid === world.selected) return world;
  return {
    ...world,
    selected: psid,
    beside: psid === world.beside ? world.selected : world.beside,
  };
}

/** Lays that person's phone beside the one in use, or takes it away. The last one stays. */
export function togglePhone(world: World, psid: string): World {
  if (psid === world.beside) return { ...world, beside: undefined };
  if (psid !== world.selected) return { ...world, beside: psid };
  return world.beside === undefined
    ? world
    : { ...world, selected: world.beside, beside: undefined };
}
