const PARCEL = 'parcel#';

/** What all updates about one parcel are about: they never overtake each other, and are muted together. */
export const parcelSubject = (parcelId: string): string => `${PARCEL}${parcelId}`;

/** The parcel's number as its row spells it; `undefined` for what is about something else. */
export const parcelOfSubject = (subject: string): string | undefined =>
  subject.startsWith(PARCEL) ? subject.slice(PARCEL.length) : undefined;
