import { encodeChoice } from '../messenger/choice';
import type { OutgoingMessage, UtilityMessage } from '../messenger/outgoing';
import { parcelSubject } from '../messenger/subject';
import { clip } from '../shared/clip';
import type { Locale } from '../shared/locale';
import type { Notification } from './notify';
import type { Parcel } from './parcel';
import { isImportant } from './status';
import { statusLine } from './status-line';
import { parcelTexts } from './texts';

/** Who the update is for. */
export interface Recipient {
  readonly locale: Locale;
  readonly name?: string;
}

/** The push about a changed parcel. Updates of one parcel share a subject, so they never overtake each other. */
export function updateMessage(
  { about, parcel }: Pick<Notification, 'about' | 'parcel'>,
  recipient: Recipient,
): OutgoingMessage {
  const texts = parcelTexts[recipient.locale];
  const isTold = about === 'status' && isImportant(parcel.status);
  const lines = [
    ...(about === 'details' ? [texts.news(parcel.parcelId)] : []),
    statusLine(parcel, recipient.locale),
    // Quick replies go with the next message; what may come at any time says by itself how to end it.
    ...(isTold ? [texts.howToMute] : []),
  ];
  return {
    type: 'message',
    author: 'bot',
    occasion: 'update',
    customerId: parcel.customerId,
    subject: parcelSubject(parcel.parcelId),
    content: {
      kind: 'text',
      text: lines.join('\n'),
      quickReplies: [
        {
          title: texts.details,
          payload: encodeChoice({ do: 'track', parcelId: parcel.parcelId }),
        },
        { title: texts.myParcels, payload: encodeChoice({ do: 'myParcels' }) },
        {
          title: texts.mute,
          payload: encodeChoice({ do: 'mute', parcelIds: [parcel.parcelId] }),
        },
      ],
    },
    ...(isTold ? { utility: utilityMessage(parcel, recipient) } : {}),
  };
}

/** Names are typed by hand too; a template's whole body may have 1,024 characters (facts §2.5). */
const MAX_NAME = 80;

/** Always the same parameters: a template refuses a send that leaves one out (facts §2.5). */
const utilityMessage = (parcel: Parcel, { locale, name }: Recipient): UtilityMessage => ({
  template: `parcel_${parcel.status}`,
  language: locale,
  parameters: {
    parcel_id: parcel.parcelId,
    customer_name: clip(name ?? parcelTexts[locale].customer, MAX_NAME),
  },
});
