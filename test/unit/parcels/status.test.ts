import { isFinal, isImportant, isOpen, STATUSES, readStatus } from '../../../src/parcels/status';

describe('the twelve parcel statuses', () => {
  it.each(STATUSES)('reads %s in any case and with any separator', (status) => {
    const spellings = [
      status,
      ` ${status.toUpperCase()} `,
      status.replaceAll('_', ' '),
      status.replaceAll('_', '-'),
      status.replaceAll('_', ''),
      status.replace(/(^|_)(\w)/g, (_, __, letter: string) => ` ${letter.toUpperCase()}`),
    ];

    const read = spellings.map(readStatus);

    expect(read).toEqual(spellings.map(() => status));
  });

  it('reads the American spelling of cancelled', () => {
    expect(readStatus('Canceled')).toBe('cancelled');
  });

  it.each(['', 'deliverd', 'constructor', '__proto__', 'in transit to Kiel'])(
    'does not guess at %j',
    (text) => {
      expect(readStatus(text)).toBeUndefined();
    },
  );

  it('ends with delivery, return or cancellation, and with nothing else', () => {
    const final = STATUSES.filter((status) => isFinal({ status }));

    expect(final).toEqual(['delivered', 'return_to_sender', 'cancelled']);
    expect(STATUSES.filter((status) => isOpen({ status }))).toHaveLength(9);
  });

  it('treats plain progress as routine and the rest as important', () => {
    const routine = STATUSES.filter((status) => !isImportant(status));

    expect(routine).toEqual(['pending', 'picked_up', 'in_transit', 'unknown']);
  });
});
