import fc from 'fast-check';
import { decodeChoice } from '../../../src/messenger/choice';
import { parseParcelRow, type Parcel } from '../../../src/parcels/parcel';
import { isImportant, STATUSES } from '../../../src/parcels/status';
import { statusLine } from '../../../src/parcels/status-line';
import { updateMessage } from '../../../src/parcels/update-message';
import { parcelTexts } from '../../../src/parcels/texts';
import { anyRow } from './hand-typed-rows';

const LOCALES = ['de', 'en'] as const;

const parcel: Parcel = {
  parcelId: 'DL-1001',
  customerId: 'C-1',
  status: 'in_transit',
  carrier: 'Swift',
  expectedDelivery: '2026-11-25',
  location: 'Kiel',
  note: 'Fragile',
};

describe('statusLine', () => {
  it('says everything known of an open parcel', () => {
    expect(statusLine(parcel, 'en')).toBe(
      [
        'Parcel DL-1001 is on its way to you.',
        'Location: Kiel',
        'Expected: Wednesday, November 25',
        'Carrier: Swift',
        'Note: Fragile',
      ].join('\n'),
    );
    expect(statusLine(parcel, 'de')).toBe(
      [
        'Ihr Paket DL-1001 ist auf dem Weg zu Ihnen.',
        'Ort: Kiel',
        'Voraussichtlich: Mittwoch, 25. November',
        'Zustelldienst: Swift',
        'Hinweis: Fragile',
      ].join('\n'),
    );
  });

  it('does not announce the delivery of a parcel that has been delivered', () => {
    expect(statusLine({ ...parcel, status: 'delivered' }, 'en')).not.toContain('Expected');
  });

  it.each(LOCALES)('has a sentence of its own for each status in %s', (locale) => {
    const sentences = STATUSES.map((status) =>
      statusLine({ parcelId: 'DL-1001', customerId: 'C-1', status }, locale),
    );

    expect(new Set(sentences).size).toBe(STATUSES.length);
    for (const sentence of sentences) expect(sentence).toMatch(/DL-1001.*[.!]$/);
  });
});

describe('updateMessage', () => {
  it('is an update by the bot on the subject of the parcel', () => {
    const message = updateMessage({ about: 'status', parcel }, { locale: 'en' });

    expect(message).toMatchObject({
      author: 'bot',
      occasion: 'update',
      customerId: 'C-1',
      subject: 'parcel#DL-1001',
      content: { kind: 'text', text: statusLine(parcel, 'en') },
    });
  });

  it('opens with the news when only details changed', () => {
    const message = updateMessage({ about: 'details', parcel }, { locale: 'en' });

    expect(message.content).toMatchObject({
      text: `There is news about parcel DL-1001.\n${statusLine(parcel, 'en')}`,
    });
  });

  it.each(LOCALES)('offers the details and the other parcels in %s', (locale) => {
    const { content } = updateMessage({ about: 'status', parcel }, { locale });

    expect(content.quickReplies?.map(({ payload }) => decodeChoice(payload))).toEqual([
      { do: 'track', parcelId: 'DL-1001' },
      { do: 'myParcels' },
      { do: 'mute', parcelIds: ['DL-1001'] },
    ]);
    for (const { title } of content.quickReplies ?? [])
      expect(title.length).toBeLessThanOrEqual(20);
  });

  it.each(STATUSES)('carries a template for %s only if the status is important', (status) => {
    const message = updateMessage(
      { about: 'status', parcel: { ...parcel, status } },
      { locale: 'de', name: 'Ada' },
    );

    expect(message.utility).toEqual(
      isImportant(status)
        ? {
            template: `parcel_${status}`,
            language: 'de',
            parameters: { parcel_id: 'DL-1001', customer_name: 'Ada' },
          }
        : undefined,
    );
  });

  it.each(STATUSES)('says how to end the updates of %s only if it is important', (status) => {
    const endings = LOCALES.map((locale) => {
      const { content } = updateMessage(
        { about: 'status', parcel: { ...parcel, status } },
        { locale },
      );
      return content.kind === 'text' && content.text.endsWith(parcelTexts[locale].howToMute);
    });

    expect(endings).toEqual(LOCALES.map(() => isImportant(status)));
  });

  it('fills the template when the name of the customer is not known', () => {
    const message = updateMessage(
      { about: 'status', parcel: { ...parcel, status: 'delivered' } },
      { locale: 'en' },
    );

    expect(message.utility?.parameters).toEqual({
      parcel_id: 'DL-1001',
      customer_name: 'customer',
    });
  });

  it('fits one message and its buttons can be pressed, whatever the row holds', () => {
    const anyParcel = anyRow
      .map((row) => parseParcelRow({ ...row, customerId: 'C-1' }).parcel)
      .filter((parsed) => parsed !== undefined);

    fc.assert(
      fc.property(anyParcel, fc.constantFrom(...LOCALES), (any, locale) => {
        const { content } = updateMessage({ about: 'details', parcel: any }, { locale });

        const [track] = content.quickReplies ?? [];
        expect(decodeChoice(track!.payload)).toEqual({ do: 'track', parcelId: any.parcelId });
        expect(track!.payload.length).toBeLessThan(1_000);
        expect((content as { text: string }).text.length).toBeLessThan(2_000);
      }),
      { numRuns: 500 },
    );
  });
});
