import type { Locale } from '../shared/locale';
import { formatDeliveryDate } from './delivery-date';
import type { Parcel } from './parcel';
import { isOpen } from './status';
import { parcelTexts } from './texts';

/** Where a parcel stands, in words: one sentence, then a line for each thing known. Fits one message. */
export function statusLine(parcel: Parcel, locale: Locale): string {
  const texts = parcelTexts[locale];
  const { location, expectedDelivery, carrier, note } = parcel;
  const lines = [texts.status[parcel.status](parcel.parcelId)];
  if (location !== undefined) lines.push(texts.location(location));
  if (expectedDelivery !== undefined && isOpen(parcel)) {
    lines.push(texts.expectedDelivery(formatDeliveryDate(expectedDelivery, locale)));
  }
  if (carrier !== undefined) lines.push(texts.carrier(carrier));
  if (note !== undefined) lines.push(texts.note(note));
  return lines.join('\n');
}
