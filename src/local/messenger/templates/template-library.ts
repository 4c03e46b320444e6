import type { TemplateButton } from '../state';

/** A ready-made template that Facebook offers to clone (facts §2.5). */
export interface LibraryTemplate {
  readonly id: string;
  readonly name: string;
  readonly language: string;
  readonly topic: string;
  readonly usecase: string;
  readonly body: string;
  /** A sample for each parameter of the body, and its type. */
  readonly params: readonly (readonly [sample: string, type: 'TEXT' | 'DATE'])[];
  readonly buttons: readonly TemplateButton[];
  /** Sentences that a clone may add to the body. */
  readonly options: Readonly<Partial<Record<BodyOption, string>>>;
}

export type BodyOption = 'add_track_package_link' | 'add_contact_number';

const track = (text: string): TemplateButton => ({
  type: 'URL',
  text,
  url: 'https://www.example.com/',
});

/** The names are in the manner of Meta's own, the words are ours: nobody publishes the library as a whole. */
export const TEMPLATE_LIBRARY: readonly LibraryTemplate[] = [
  {
    id: '7100000000000001',
    name: 'shipment_confirmation_1',
    language: 'en',
    topic: 'ORDER_MANAGEMENT',
    usecase: 'SHIPMENT_CONFIRMATION',
    body: 'Good news: your order {{1}} has left our warehouse and should reach you by {{2}} at the latest.',
    params: [
      ['566701', 'TEXT'],
      ['24 November', 'DATE'],
    ],
    buttons: [track('Track parcel')],
    options: { add_track_package_link: 'Use the button below to track it.' },
  },
  {
    id: '7100000000000002',
    name: 'shipment_confirmation_1',
    language: 'de',
    topic: 'ORDER_MANAGEMENT',
    usecase: 'SHIPMENT_CONFIRMATION',
    body: 'Ihre Bestellung {{1}} hat unser Lager verlassen und sollte bis spätestens {{2}} bei Ihnen sein.',
    params: [
      ['566701', 'TEXT'],
      ['24. November', 'DATE'],
    ],
    buttons: [track('Paket verfolgen')],
    options: { add_track_package_link: 'Mit der Schaltfläche unten verfolgen Sie es.' },
  },
  {
    id: '7100000000000003',
    name: 'delivery_update_1',
    language: 'en',
    topic: 'ORDER_MANAGEMENT',
    usecase: 'DELIVERY_UPDATE',
    body: 'Your order {{1}} is on its way to you. We expect to hand it over on {{2}}, if nothing comes between.',
    params: [
      ['566701', 'TEXT'],
      ['24 November', 'DATE'],
    ],
    buttons: [track('Track parcel')],
    options: {
      add_track_package_link: 'Use the button below to track it.',
      add_contact_number: 'Call us if you have a question.',
    },
  },
  {
    id: '7100000000000004',
    name: 'delivery_confirmation_1',
    language: 'en',
    topic: 'ORDER_MANAGEMENT',
    usecase: 'DELIVERY_CONFIRMATION',
    body: 'Your order {{1}} was delivered. Thank you for shopping with us.',
    params: [['566701', 'TEXT']],
    buttons: [],
    options: { add_contact_number: 'Call us if you have a question.' },
  },
];
