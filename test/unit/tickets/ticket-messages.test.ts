import { decodeChoice } from '../../../src/messenger/choice';
import { closedMessage, noteMessage, openedMessage } from '../../../src/tickets/ticket-messages';
import { readable } from '../conversation/events';

const ticket = { ticketId: 'T-2ABCDE', status: 'open' as const };
const note = { noteId: 'n', author: 'agent' as const, text: 'Hello' };

describe.each(['de', 'en'] as const)('the messages on a ticket in %s', (locale) => {
  const messages = [
    noteMessage(ticket, note, locale),
    noteMessage({ ...ticket, status: 'closed' }, note, locale),
    closedMessage(ticket, locale, 'update'),
    openedMessage(ticket, locale, 'update'),
  ];

  test('have quick replies that fit and that we understand', () => {
    const quickReplies = messages.flatMap(({ content }) => content.quickReplies ?? []);

    expect(quickReplies.filter(({ title }) => title.length > 20)).toEqual([]);
    expect(quickReplies.every(({ payload }) => decodeChoice(payload) !== undefined)).toBe(true);
  });

  test("only an agent's words count as a human's", () => {
    expect(messages.map(({ author }) => author)).toEqual(['human', 'human', 'bot', 'bot']);
  });

  test('stay in order, the notes apart from the status, and name the customer', () => {
    const personal = noteMessage({ ...ticket, customerId: 'C-1' }, note, locale);

    expect(messages.map(({ subject }) => subject)).toEqual([
      ...['ticket-note#T-2ABCDE', 'ticket-note#T-2ABCDE'],
      ...['ticket-status#T-2ABCDE', 'ticket-status#T-2ABCDE'],
    ]);
    expect(messages.every((message) => !('customerId' in message))).toBe(true);
    expect(personal.customerId).toBe('C-1');
  });
});

test('an agent is named, or else the team', () => {
  const named = noteMessage(ticket, { ...note, agentName: 'Maria' }, 'en');
  const unnamed = noteMessage(ticket, note, 'en');

  expect(readable([named, unnamed])).toEqual([
    'Maria from our team: Hello [Solved]',
    'Our team: Hello [Solved]',
  ]);
});

test('on a closed ticket an agent still has a last word, with the way back', () => {
  const last = noteMessage({ ...ticket, status: 'closed' }, note, 'en');

  expect(readable([last])).toEqual(['Our team: Hello [Reopen]']);
});
