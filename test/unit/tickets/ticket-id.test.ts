import fc from 'fast-check';
import { parcelNumbersIn } from '../../../src/conversation/understanding/parcel-numbers';
import { systemRandom } from '../../../src/shared/random';
import { newTicketId, ticketNumberIn } from '../../../src/tickets/ticket-id';

describe('the number of a ticket', () => {
  test('is short, has nothing that is mixed up, and is never taken for a parcel number', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 6, maxLength: 6 }), (bytes) => {
        const ticketId = newTicketId(() => Buffer.from(bytes));

        expect(ticketId).toMatch(/^T-[2-9][2-9A-HJKMNP-TV-Z]{5}$/);
        expect(parcelNumbersIn(`about ${ticketId}, please`)).toEqual([]);
      }),
    );
  });

  test('is read again in any spelling', () => {
    const spellings = fc.constantFrom<(ticketId: string) => string>(
      (ticketId) => ticketId,
      (ticketId) => ticketId.toLowerCase(),
      (ticketId) => ticketId.replace('-', ''),
      (ticketId) => ticketId.replace('-', ' – '),
      (ticketId) => ticketId.replace('T-', 'ticket no. '),
      (ticketId) => `#${ticketId}`,
    );
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 6, maxLength: 6 }), spellings, (bytes, spell) => {
        const ticketId = newTicketId(() => Buffer.from(bytes));

        expect(ticketNumberIn(`it is (${spell(ticketId)}), I think`)).toBe(ticketId);
      }),
    );
  });

  test('differs from ticket to ticket', () => {
    const ids = new Set(Array.from({ length: 1_000 }, () => newTicketId(systemRandom)));

    expect(ids.size).toBeGreaterThan(990);
  });
});
