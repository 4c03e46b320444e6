import { DAY } from '../shared/clock';
import type { ParcelQuestion, StateChange } from '../store/conversation-state';
import type { Parcel } from '../parcels/parcel';
import type { Snapshot } from './decision';
import { whichOf } from './understanding/which-of';
import type { Wish } from './wish';

/** People come back the next day; what they write after that is about something else. */
const OPEN_MS = 2 * DAY;

/** Remembers which parcels were offered, in their order, so that "the second one" is understood. */
export const askedWhich = (
  about: ParcelQuestion['about'],
  offered: readonly Parcel[],
  askedAt: number,
): StateChange => ({
  parcelQuestion: { about, askedAt, offered: offered.map(({ parcelId }) => parcelId) },
});

export const openParcelQuestion = ({ state, now }: Snapshot): ParcelQuestion | undefined =>
  state.parcelQuestion !== undefined && now < state.parcelQuestion.askedAt + OPEN_MS
    ? state.parcelQuestion
    : undefined;

/** What may be no more than the answer: whatever says more is understood as itself. */
const MAY_ANSWER: ReadonlySet<Wish['want']> = new Set(['unknown', 'track']);

/** A text that names one of the parcels that we asked about, and nothing else, answers that. */
export function readTypedParcel(wish: Wish, snapshot: Snapshot): Wish {
  const parcelIds = answeredWith(wish, snapshot);
  if (parcelIds.length === 0) return wish;
  return {
    want: snapshot.state.parcelQuestion?.about === 'mute' ? 'muteInstead' : 'track',
    parcelIds,
  };
}

/** Whether this is no more than the answer: then it is for us, even where an open ticket takes most of what is written. */
export const answersParcelQuestion = (wish: Wish, snapshot: Snapshot): boolean =>
  answeredWith(wish, snapshot).length > 0;

function answeredWith({ want }: Wish, snapshot: Snapshot): readonly string[] {
  const said = snapshot.asked?.said;
  const question = openParcelQuestion(snapshot);
  if (said === undefined || question === undefined || !MAY_ANSWER.has(want)) return [];
  const offered = question.offered.flatMap(
    (parcelId) => snapshot.parcels.find((parcel) => parcel.parcelId === parcelId) ?? [],
  );
  return whichOf(said.text, offered);
}

/** Whatever else the person asks for ends the question; a list may be gone through one by one. */
export function forgetParcelQuestion({ want }: Wish, { state }: Snapshot): StateChange {
  const { parcelQuestion } = state;
  const isKept = want === 'sticker' || (want === 'track' && parcelQuestion?.about === 'track');
  return parcelQuestion === undefined || isKept ? {} : { parcelQuestion: null };
}
