import { phonesOf, togglePhone, usePhone } from '../../../src/local/page/messenger/phones';
import { EMPTY_WORLD, type World } from '../../../src/local/page/messenger/world';

const people = ['1', '2', '3'].map((psid) => ({
  psid,
  name: psid,
  locale: 'en',
  hasProfile: true,
}));

const table = (selected: string, beside?: string): World => ({
  ...EMPTY_WORLD,
  people,
  selected,
  beside,
});

describe('the phones on the table', () => {
  it('lie in the order of the people, whichever is used', () => {
    const used = usePhone(table('1', '3'), '3');

    expect(phonesOf(used)).toEqual(['1', '3']);
    expect(used.selected).toBe('3');
  });

  it('are exchanged where the one in use lies', () => {
    const next = usePhone(table('1', '3'), '2');

    expect(phonesOf(next)).toEqual(['2', '3']);
    expect(next.selected).toBe('2');
  });

  it.each([
    [table('1'), '2', ['1', '2']],
    [table('1', '2'), '3', ['1', '3']],
    [table('1', '2'), '2', ['1']],
    [table('1', '2'), '1', ['2']],
    [table('1'), '1', ['1']],
  ])('are at most two and never none', (before, toggled, expected) => {
    const next = togglePhone(before, toggled);

    expect(phonesOf(next)).toEqual(expected);
  });
});
