import type { Parcel } from '../parcels/parcel';
import type { Customer } from '../store/customers';
import { isMuted, muteAll, muteOf, setMuted, type Mute } from '../store/mute';
import { decision, type Decision, type Snapshot } from './decision';
import { askedWhich } from './parcel-question';
import { isParcel, MAX_PARCELS, offerable, replyWithOpenParcels } from './replies/parcels';
import {
  replyMuted,
  replyMutedAll,
  replyNotTheirs,
  replyUnmuted,
  replyUnmutedAll,
  replyWithMuteWhich,
  replyWithPreferences,
} from './replies/preferences';
import { menu, personal, reply, type Voice } from './replies/voice';
import type { PreferenceWish } from './wish';

/** Who gets updates, about what, and who they are told to. */
interface Setting {
  readonly customer: Customer;
  readonly mute: Mute | undefined;
  readonly parcels: readonly Parcel[];
  readonly now: number;
}

/** What the bot answers to a wish about updates. Of a chat without a customer there is nothing to mute. */
export function answerPreference(
  wish: PreferenceWish,
  { customer, state, parcels, now }: Snapshot,
  voice: Voice,
): Decision {
  if (customer === undefined) {
    return decision('not_linked', { outgoing: [reply(voice.texts.noUpdates, menu(voice))] });
  }
  const setting: Setting = { customer, mute: muteOf(state), parcels, now };
  switch (wish.want) {
    case 'mute':
      return wish.parcelIds.length === 0
        ? answerMuteAll(setting, voice)
        : answerMute(wish.parcelIds, setting, voice);
    case 'muteInstead':
      return answerMuteInstead(wish.parcelIds, setting, voice);
    case 'unmute':
      return wish.parcelIds.length === 0
        ? answerUnmuteAll(setting, voice)
        : answerUnmute(wish.parcelIds, setting, voice);
    case 'muteWhich':
      return askWhichToMute(setting, voice);
    case 'preferences':
      return decision(wish.want, {
        outgoing: [replyWithPreferences(setting.mute, parcels, customer, voice)],
      });
  }
}

/** At once, and without a question first: whoever wants no more messages gets one, with a way back. */
const answerMuteAll = ({ customer }: Setting, voice: Voice): Decision =>
  decision('muted_all', {
    change: { mute: muteAll(customer.customerId) },
    outgoing: [replyMutedAll(customer, voice)],
  });

/** Who is told of the others again must hear so. */
const answerMuteInstead = (asked: readonly string[], setting: Setting, voice: Voice): Decision =>
  setting.mute?.all
    ? answerMute(asked, { ...setting, mute: undefined }, voice, [voice.texts.othersUnmuted])
    : answerMute(asked, setting, voice);

/** `also`: what else the person is told. */
function answerMute(
  asked: readonly string[],
  setting: Setting,
  voice: Voice,
  also: readonly string[] = [],
): Decision {
  const { customer, mute } = setting;
  const { own, unknown } = sorted(asked, setting);
  if (own.length === 0) return notTheirs(unknown, voice);
  const parcelIds = own.map(({ parcelId }) => parcelId);
  return decision('muted', {
    change: { mute: setMuted(mute, customer.customerId, parcelIds, true) ?? null },
    outgoing: [replyMuted(parcelIds, { unknown, also }, customer, voice)],
  });
}

function answerUnmute(asked: readonly string[], setting: Setting, voice: Voice): Decision {
  const { customer, mute } = setting;
  const { own, unknown } = sorted(asked, setting);
  if (own.length === 0) return notTheirs(unknown, voice);
  const parcelIds = own.map(({ parcelId }) => parcelId);
  return decision('unmuted', {
    change: { mute: setMuted(mute, customer.customerId, parcelIds, false) ?? null },
    outgoing: [replyUnmuted(own, unknown, customer, voice)],
  });
}

const answerUnmuteAll = ({ customer, parcels }: Setting, voice: Voice): Decision =>
  decision('unmuted_all', {
    change: { mute: null },
    outgoing: [
      replyUnmutedAll(customer, voice),
      personal(customer, replyWithOpenParcels(parcels, voice)),
    ],
  });

function askWhichToMute({ customer, mute, parcels, now }: Setting, voice: Voice): Decision {
  const offered = offerable(
    parcels.filter(({ parcelId }) => mute?.all === true || !isMuted(mute, parcelId)),
  );
  return offered.length === 0
    ? decision('preferences', { outgoing: [replyWithPreferences(mute, parcels, customer, voice)] })
    : decision('mute_question', {
        change: askedWhich('mute', offered, now),
        outgoing: [replyWithMuteWhich(offered, customer, voice)],
      });
}

const notTheirs = (unknown: readonly string[], voice: Voice): Decision =>
  decision('not_their_parcel', { outgoing: [replyNotTheirs(unknown, voice)] });

/** The linked customer's parcels among those that are named, and the numbers that are not theirs. */
function sorted(
  asked: readonly string[],
  { customer, parcels }: Setting,
): { readonly own: readonly Parcel[]; readonly unknown: readonly string[] } {
  const named = asked.slice(0, MAX_PARCELS);
  const theirs = parcels.filter(({ customerId }) => customerId === customer.customerId);
  return {
    own: theirs.filter((parcel) => named.some((parcelId) => isParcel(parcel, parcelId))),
    unknown: named.filter((parcelId) => !theirs.some((parcel) => isParcel(parcel, parcelId))),
  };
}
