import type { OutgoingMessage, QuickReply } from '../../messenger/outgoing';
import { canonicalParcelId, type Parcel } from '../../parcels/parcel';
import { isOpen } from '../../parcels/status';
import { statusLine } from '../../parcels/status-line';
import { askChoice } from './tickets';
import { menu, quickReply, reply, type Voice } from './voice';

/** Parcels in one answer: it stays readable, and each has a quick reply (13 at most, facts §2.7). */
export const MAX_PARCELS = 10;

/** All parcels, those on their way first. */
export function replyWithParcels(parcels: readonly Parcel[], voice: Voice): OutgoingMessage {
  if (parcels.length === 0) return reply(voice.texts.noParcels, menu(voice));
  return list(voice.texts.yourParcels, openFirst(parcels), voice);
}

export function replyWithOpenParcels(parcels: readonly Parcel[], voice: Voice): OutgoingMessage {
  const open = openFirst(parcels).filter(isOpen);
  if (open.length === 0) return reply(voice.texts.noOpenParcels, menu(voice));
  return list(voice.texts.openParcels, open, voice);
}

/**
 * Where the named parcels are. A parcel of somebody else and one that does not exist get the same answer, so that
 * nobody can find out which numbers are in use.
 */
export function replyWithTracking(
  parcelIds: readonly string[],
  parcels: readonly Parcel[],
  voice: Voice,
  beside: readonly QuickReply[],
): OutgoingMessage {
  const { texts, locale } = voice;
  const asked = parcelIds.slice(0, MAX_PARCELS).map((parcelId) => ({
    parcelId,
    parcel: parcels.find((candidate) => isParcel(candidate, parcelId)),
  }));
  const answers = asked.map(({ parcelId, parcel }) =>
    parcel === undefined ? texts.notYourParcel(parcelId) : statusLine(parcel, locale),
  );
  const rest = parcelIds.length > MAX_PARCELS ? [texts.onlyFirstParcels(MAX_PARCELS)] : [];
  const [first, ...others] = asked;
  const only = others.length === 0 ? first?.parcel : undefined;
  const ask = only === undefined ? [] : [askChoice(voice, only.parcelId)];
  return reply([...answers, ...rest].join('\n\n'), [...ask, ...beside, ...menu(voice)]);
}

/** Asked about a parcel without its number: the only one it can be, or a question back. */
export function replyWithWhichParcel(
  parcels: readonly Parcel[],
  voice: Voice,
  beside: readonly QuickReply[],
): OutgoingMessage {
  const [first, ...others] = openFirst(parcels);
  if (first === undefined) return reply(voice.texts.noParcels, menu(voice));
  if (others.length === 0) return replyWithTracking([first.parcelId], parcels, voice, beside);
  return reply(voice.texts.whichParcel, trackChoices([first, ...others]));
}

export const isParcel = ({ parcelId }: Parcel, asked: string): boolean =>
  canonicalParcelId(parcelId) === canonicalParcelId(asked);

function list(
  heading: string,
  parcels: readonly Parcel[],
  { texts, locale }: Voice,
): OutgoingMessage {
  const shown = parcels.slice(0, MAX_PARCELS);
  const hidden = parcels.length - shown.length;
  const paragraphs = [
    heading,
    ...shown.map((parcel) => statusLine(parcel, locale)),
    ...(hidden > 0 ? [texts.moreParcels(hidden)] : []),
  ];
  return reply(paragraphs.join('\n\n'), trackChoices(shown));
}

const trackChoices = (parcels: readonly Parcel[]): readonly QuickReply[] =>
  parcels
    .slice(0, MAX_PARCELS)
    .map(({ parcelId }) => quickReply(parcelId, { do: 'track', parcelId }));

/** Those that are offered to choose from, in that order. */
export const offerable = (parcels: readonly Parcel[]): readonly Parcel[] =>
  openFirst(parcels).slice(0, MAX_PARCELS);

const openFirst = (parcels: readonly Parcel[]): readonly Parcel[] =>
  [...parcels].sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)) || byNumber(a, b));

const byNumber = (a: Parcel, b: Parcel): number =>
  canonicalParcelId(a.parcelId).localeCompare(canonicalParcelId(b.parcelId), 'en', {
    numeric: true,
  });
