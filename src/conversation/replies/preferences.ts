import type { OutgoingMessage, QuickReply } from '../../messenger/outgoing';
import type { Parcel } from '../../parcels/parcel';
import { statusLine } from '../../parcels/status-line';
import { isMuted, type Mute } from '../../store/mute';
import type { Customer } from '../../store/customers';
import { dropChoice } from './tickets';
import { menu, personal, quickReply, reply, type Voice } from './voice';

export const replyMutedAll = (customer: Customer, voice: Voice): OutgoingMessage =>
  personal(
    customer,
    reply(voice.texts.mutedAll, [unmuteChoice(voice), muteWhichChoice(voice), ...menu(voice)]),
  );

/** `unknown`: numbers that are not the customer's; whether they are anybody's stays untold. */
export const replyMuted = (
  parcelIds: readonly string[],
  { unknown, also }: { readonly unknown: readonly string[]; readonly also: readonly string[] },
  customer: Customer,
  voice: Voice,
): OutgoingMessage =>
  personal(
    customer,
    reply(
      paragraphs([voice.texts.muted(parcelIds.join(', ')), ...also].join(' '), unknown, voice),
      [unmuteChoice(voice, parcelIds), muteAllChoice(voice), ...menu(voice)],
    ),
  );

/** What was not told while they were muted is not sent after all: this says where the parcels stand now. */
export const replyUnmuted = (
  parcels: readonly Parcel[],
  unknown: readonly string[],
  customer: Customer,
  voice: Voice,
): OutgoingMessage => {
  const names = parcels.map(({ parcelId }) => parcelId);
  const lines = parcels.map((parcel) => statusLine(parcel, voice.locale));
  return personal(
    customer,
    reply(
      paragraphs([voice.texts.unmuted(names.join(', ')), ...lines].join('\n\n'), unknown, voice),
      [muteChoice(voice, names), ...menu(voice)],
    ),
  );
};

export const replyUnmutedAll = (customer: Customer, voice: Voice): OutgoingMessage =>
  personal(customer, reply(voice.texts.unmutedAll));

export const replyNotTheirs = (unknown: readonly string[], voice: Voice): OutgoingMessage =>
  reply(unknown.map(voice.texts.notYourParcel).join('\n\n'), menu(voice));

/** Those that are not muted yet, the ones on their way first. */
export const replyWithMuteWhich = (
  offered: readonly Parcel[],
  customer: Customer,
  voice: Voice,
): OutgoingMessage =>
  personal(
    customer,
    reply(voice.texts.muteWhich, [
      ...offered.map(({ parcelId }) =>
        quickReply(parcelId, { do: 'muteInstead', parcelIds: [parcelId] }),
      ),
      dropChoice(voice.texts),
    ]),
  );

/** What is set, and the ways to change it. */
export function replyWithPreferences(
  mute: Mute | undefined,
  parcels: readonly Parcel[],
  customer: Customer,
  voice: Voice,
): OutgoingMessage {
  const { texts } = voice;
  const exceptions = mute?.exceptions.join(', ') ?? '';
  const isAnyLeft = parcels.some(({ parcelId }) => !isMuted(mute, parcelId));
  const text = mute?.all
    ? exceptions === ''
      ? texts.allAreMuted
      : texts.allAreMutedBut(exceptions)
    : exceptions === ''
      ? texts.noneIsMuted
      : texts.someAreMuted(exceptions);
  return personal(
    customer,
    reply(text, [
      ...(mute === undefined ? [] : [unmuteChoice(voice)]),
      ...(mute?.all ? [] : [muteAllChoice(voice)]),
      ...(isAnyLeft || mute?.all ? [muteWhichChoice(voice)] : []),
      ...menu(voice),
    ]),
  );
}

/** Also where nobody is linked: then nothing is sent anyway. */
export const muteAllChoice = ({ texts }: Voice): QuickReply =>
  quickReply(texts.choices.muteAll, { do: 'mute', parcelIds: [] });

const muteChoice = ({ texts }: Voice, parcelIds: readonly string[]): QuickReply =>
  quickReply(texts.choices.mute, { do: 'mute', parcelIds: parcelIds });

const unmuteChoice = ({ texts }: Voice, parcelIds: readonly string[] = []): QuickReply =>
  quickReply(texts.choices.unmute, { do: 'unmute', parcelIds: parcelIds });

const muteWhichChoice = ({ texts }: Voice): QuickReply =>
  quickReply(texts.choices.muteWhich, { do: 'muteWhich' });

const paragraphs = (text: string, unknown: readonly string[], { texts }: Voice): string =>
  [text, ...unknown.map(texts.notYourParcel)].join('\n\n');
