import type { ConversationState } from './conversation-state';

/** Which updates about their parcels the linked customer does not want. */
export interface Mute {
  /** Whose choice it is: whoever is linked here after them is told everything. */
  readonly customerId: string;
  readonly all: boolean;
  /** Parcels, as their rows spell them, for which the opposite of `all` holds: one parcel muted, or one of all not. */
  readonly exceptions: readonly string[];
}

/** Nothing of this customer's is muted. */
const noMute = (customerId: string): Mute => ({ customerId, all: false, exceptions: [] });

/** What the customer of this link has muted; a choice of whoever was linked before counts no more. */
export const muteOf = ({
  customerId,
  mute,
}: Pick<ConversationState, 'customerId' | 'mute'>): Mute | undefined =>
  mute !== undefined && mute.customerId === customerId ? mute : undefined;

export const isMuted = (mute: Mute | undefined, parcelId: string): boolean =>
  mute !== undefined && mute.all !== mute.exceptions.includes(parcelId);

/** All parcels, those to come too: what was chosen for single ones before is settled by it. */
export const muteAll = (customerId: string): Mute => ({ ...noMute(customerId), all: true });

/** These parcels; `undefined` when nothing is muted any more. */
export function setMuted(
  mute: Mute | undefined,
  customerId: string,
  parcelIds: readonly string[],
  muted: boolean,
): Mute | undefined {
  const before = mute ?? noMute(customerId);
  const others = before.exceptions.filter((parcelId) => !parcelIds.includes(parcelId));
  const exceptions = muted === before.all ? others : [...others, ...new Set(parcelIds)];
  return before.all || exceptions.length > 0 ? { ...before, exceptions } : undefined;
}
