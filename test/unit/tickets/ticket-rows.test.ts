import fc from 'fast-check';
import { parseNoteRow, parseTicketRow } from '../../../src/store/parse-ticket-row';
import { noteEntry } from '../../../src/store/ticket-rows';

const AT = Date.UTC(2026, 10, 20, 12);

describe('the row of a note', () => {
  const key = { ticketId: 'T-1', entry: noteEntry(AT, 'n-1') };

  test('is read as it was written', () => {
    const row = { ...key, author: 'agent', agentName: 'Maria', text: 'Hello', at: AT + 1 };

    const { note, faults } = parseNoteRow(row);

    expect(note).toEqual({
      ...{ noteId: 'n-1', author: 'agent', agentName: 'Maria', text: 'Hello', at: AT + 1 },
    });
    expect(faults).toEqual([]);
  });

  test.each([
    ['note#2026-11-20T12:00:00.000Z#n-1', 'n-1', AT],
    ['note#2026-11-20', '2026-11-20', Date.UTC(2026, 10, 20)],
    ['note#1', '1', undefined],
    ['note#', '', undefined],
  ])('takes its time from the key %j where there is no other', (entry, noteId, at) => {
    const { note } = parseNoteRow({ ticketId: 'T-1', entry, author: 'agent', text: 'Hello' });

    expect([note?.noteId, note?.at]).toEqual([noteId, at]);
  });

  test.each([
    ['seconds', AT / 1_000, AT],
    ['more than a date can be', 1e300, AT],
    ['text', '2020', AT],
  ])('a time typed as %s is read as what was meant', (_, typed, at) => {
    const { note } = parseNoteRow({ ...key, author: 'agent', text: 'Hello', at: typed });

    expect(note?.at).toBe(at);
  });

  test("of a customer may have attachments only, an agent's may not", () => {
    const attachments = [{ type: 'image', url: 'https://cdn.example/1' }, { url: 'x' }, 'x'];

    const customers = parseNoteRow({ ...key, author: 'customer', text: '', attachments });
    const agents = parseNoteRow({ ...key, author: 'agent', text: '', attachments });

    expect(customers.note).toMatchObject({
      text: '',
      attachments: [{ type: 'image', url: 'https://cdn.example/1' }],
    });
    expect(agents.faults).toEqual([{ field: 'text', reason: 'missing' }]);
  });

  test('is cut where it is too long for a chat, and no character in two', () => {
    const { note, faults } = parseNoteRow({ ...key, author: 'agent', text: '👍'.repeat(5_000) });

    expect(note!.text.length).toBeLessThanOrEqual(8_000);
    expect(note!.text.isWellFormed()).toBe(true);
    expect(faults).toEqual([{ field: 'text', reason: 'too_long' }]);
  });

  test('never throws, whatever was typed into it', () => {
    const field = fc.constantFrom('author', 'text', 'at', 'agentName', 'attachments', 'status');
    fc.assert(
      fc.property(fc.dictionary(field, fc.anything()), (typed) => {
        const { note, faults } = parseNoteRow({ ...key, ...typed });
        const { ticket } = parseTicketRow({ ...typed, ticketId: 'T-1' });

        expect(note !== undefined || faults.length > 0).toBe(true);
        expect(['open', 'closed']).toContain(ticket.status);
        if (note?.at !== undefined) expect(() => new Date(note.at!).toISOString()).not.toThrow();
      }),
    );
  });

  test('keeps the order of time in its key', () => {
    const time = fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) });
    fc.assert(
      fc.property(time, time, (one, other) => {
        const [first, second] = [noteEntry(one, 'n'), noteEntry(other, 'n')];

        expect(first < second).toBe(one < other);
      }),
    );
  });
});

describe('the row of a ticket', () => {
  test.each([
    ['open', 'open', []],
    [' Closed ', 'closed', []],
    ['clsoed', 'open', ['unknown_status']],
    [undefined, 'open', ['missing']],
    [7, 'open', ['unknown_status']],
  ])('with status %j is %s', (typed, status, reasons) => {
    const { ticket, faults } = parseTicketRow({ ticketId: 'T-1', status: typed });

    expect(ticket.status).toBe(status);
    expect(faults.map(({ reason }) => reason)).toEqual(reasons);
  });

  test.each([
    ['a number', 1001, '1001', 'P-1', []],
    ['nothing', '', undefined, 'P-1', []],
    ['a truth', true, undefined, undefined, ['customerId']],
    ['a map', { S: 'C-1' }, undefined, undefined, ['customerId']],
  ])('whose customer is typed as %s', (_, customerId, read, psid, fields) => {
    const row = { ticketId: 'T-1', status: 'open', psid: 'P-1', customerId };

    const { ticket, faults } = parseTicketRow(row);

    expect([ticket.customerId, ticket.psid]).toEqual([read, psid]);
    expect(faults.map(({ field }) => field)).toEqual(fields);
  });

  test('whose number fits no button is a fault', () => {
    const { faults } = parseTicketRow({ ticketId: 'T'.repeat(65), status: 'open' });

    expect(faults).toEqual([{ field: 'ticketId', reason: 'too_long' }]);
  });
});
