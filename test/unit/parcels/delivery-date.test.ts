import { formatDeliveryDate } from '../../../src/parcels/delivery-date';

/** ICU puts a narrow no-break space before AM and PM. */
const plain = (text: string): string => text.replace(/\s/g, ' ');

describe('formatDeliveryDate', () => {
  it.each([
    ['2026-11-25', 'Wednesday, November 25', 'Mittwoch, 25. November'],
    ['2026-11-25T14:30', 'Wednesday, November 25 at 2:30 PM', 'Mittwoch, 25. November um 14:30'],
    ['2026-11-25 14:30:00', 'Wednesday, November 25 at 2:30 PM', 'Mittwoch, 25. November um 14:30'],
    ['2026-11-25T23:30:00.000Z', 'Wednesday, November 25', 'Mittwoch, 25. November'],
    ['2026-11-25T00:30:00+02:00', 'Wednesday, November 25', 'Mittwoch, 25. November'],
  ])('shows %s in the language of the customer', (text, en, de) => {
    expect(plain(formatDeliveryDate(text, 'en'))).toBe(en);
    expect(plain(formatDeliveryDate(text, 'de'))).toBe(de);
  });

  it.each(['Tuesday or Thursday', '2026-02-31', '2026-13-01', '2026-11-25T25:00', '20261125'])(
    'shows %j as it was written',
    (text) => {
      expect(formatDeliveryDate(text, 'en')).toBe(text);
    },
  );
});
