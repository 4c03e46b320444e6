import * as fc from 'fast-check';
import { withOpenTicket } from '../../../src/tickets/open-tickets';

describe('the tickets that a chat remembers', () => {
  test('are each there once, the one spoken of last at the end, and never more than twenty', () => {
    const ticketId = fc.integer({ min: 1, max: 40 }).map(String);
    fc.assert(
      fc.property(fc.array(ticketId, { minLength: 1, maxLength: 100, size: 'max' }), (spoken) => {
        const remembered = spoken.reduce<readonly string[]>(
          (ids, id) =>
            withOpenTicket(
              ids.map((known) => ({ ticketId: known })),
              { ticketId: id },
            ).map(({ ticketId: known }) => known),
          [],
        );

        const latestFirst = [...new Set([...spoken].reverse())];
        expect(remembered).toEqual(latestFirst.slice(0, 20).reverse());
      }),
    );
  });
});
