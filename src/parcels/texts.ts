import type { Locale } from '../shared/locale';
import type { ParcelStatus } from './status';

/** Every word about parcels that a customer reads. */
export interface ParcelTexts {
  readonly status: Readonly<Record<ParcelStatus, (parcelId: string) => string>>;
  /** Opens an update that brings details only: the status is one the customer knows. */
  readonly news: (parcelId: string) => string;
  readonly location: (place: string) => string;
  readonly expectedDelivery: (when: string) => string;
  readonly carrier: (name: string) => string;
  readonly note: (text: string) => string;
  /** Titles of quick replies: at most 20 characters (facts §2.7). */
  readonly details: string;
  readonly myParcels: string;
  readonly mute: string;
  /** Below an update that matters: how to get no more of them. */
  readonly howToMute: string;
  /** How a template addresses someone whose name we don't know. */
  readonly customer: string;
}

const en: ParcelTexts = {
  status: {
    pending: (id) => `We know about parcel ${id} and are waiting for it to be handed to us.`,
    picked_up: (id) => `We have picked up parcel ${id}. It is in good hands.`,
    in_transit: (id) => `Parcel ${id} is on its way to you.`,
    out_for_delivery: (id) => `Good news: parcel ${id} is out for delivery.`,
    ready_for_pickup: (id) => `Parcel ${id} is ready for you to pick up.`,
    on_hold: (id) => `Parcel ${id} is on hold. We are looking after it.`,
    delivery_delayed: (id) => `Sorry, parcel ${id} is taking longer than planned.`,
    delivery_failed: (id) => `Sorry, we could not deliver parcel ${id}.`,
    delivered: (id) => `Parcel ${id} has been delivered. Enjoy!`,
    return_to_sender: (id) => `Parcel ${id} is going back to its sender.`,
    cancelled: (id) => `Parcel ${id} has been cancelled.`,
    unknown: (id) => `We have no confirmed status for parcel ${id} at the moment.`,
  },
  news: (id) => `There is news about parcel ${id}.`,
  location: (place) => `Location: ${place}`,
  expectedDelivery: (when) => `Expected: ${when}`,
  carrier: (name) => `Carrier: ${name}`,
  note: (text) => `Note: ${text}`,
  details: 'Details',
  myParcels: 'My parcels',
  mute: 'Mute this parcel',
  howToMute: 'To get no more updates, write "mute".',
  customer: 'customer',
};

const de: ParcelTexts = {
  status: {
    pending: (id) => `Ihr Paket ${id} ist angekündigt. Wir warten noch darauf.`,
    picked_up: (id) => `Wir haben Ihr Paket ${id} abgeholt. Es ist in guten Händen.`,
    in_transit: (id) => `Ihr Paket ${id} ist auf dem Weg zu Ihnen.`,
    out_for_delivery: (id) => `Gute Nachricht: Ihr Paket ${id} ist in der Zustellung.`,
    ready_for_pickup: (id) => `Ihr Paket ${id} liegt für Sie zur Abholung bereit.`,
    on_hold: (id) => `Ihr Paket ${id} wird gerade angehalten. Wir kümmern uns darum.`,
    delivery_delayed: (id) => `Leider braucht Ihr Paket ${id} länger als geplant.`,
    delivery_failed: (id) => `Leider konnten wir Ihr Paket ${id} nicht zustellen.`,
    delivered: (id) => `Ihr Paket ${id} ist zugestellt. Viel Freude damit!`,
    return_to_sender: (id) => `Ihr Paket ${id} geht zurück an den Absender.`,
    cancelled: (id) => `Ihr Paket ${id} wurde storniert.`,
    unknown: (id) => `Zu Ihrem Paket ${id} liegt gerade kein bestätigter Status vor.`,
  },
  news: (id) => `Es gibt Neuigkeiten zu Ihrem Paket ${id}.`,
  location: (place) => `Ort: ${place}`,
  expectedDelivery: (when) => `Voraussichtlich: ${when}`,
  carrier: (name) => `Zustelldienst: ${name}`,
  note: (text) => `Hinweis: ${text}`,
  details: 'Details',
  myParcels: 'Meine Pakete',
  mute: 'Paket stummschalten',
  howToMute: 'Keine Nachrichten mehr? Schreiben Sie „stumm“.',
  customer: 'Kundin/Kunde',
};

export const parcelTexts: Readonly<Record<Locale, ParcelTexts>> = { de, en };
