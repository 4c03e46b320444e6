import { ticketTalk } from '../../../src/conversation/understanding/ticket-talk';

const read = (text: string): string | undefined => {
  const talk = ticketTalk(text);
  return talk && [talk.about, talk.ticketId].filter(Boolean).join(' ');
};

describe('what is typed about a ticket', () => {
  test.each([
    ...['solved', 'Solved!', "that's settled, thanks", 'It is resolved now', 'problem solved'],
    ...['thanks, my problem is solved', 'close my ticket', 'please close the ticket'],
    ...['You can close it, thank you', 'Could you close my ticket?'],
    ...['Erledigt', 'hat sich erledigt, danke!', 'Das hat sich schon erledigt', 'ist gelöst'],
    ...['Danke, alles geklärt', 'Bitte schließen Sie die Anfrage', 'Ticket schliessen'],
    ...['Anfrage bitte abschließen', 'Meine Anfrage ist erledigt, vielen Dank'],
  ])('%j closes it', (text) => {
    expect(read(text)).toBe('solve');
  });

  test.each([
    ...['reopen', 'please reopen my ticket', 'Can you open the ticket again?', 're-open it'],
    ...['Wieder öffnen', 'bitte Anfrage wieder öffnen', 'Machen Sie sie wieder auf'],
  ])('%j opens it again', (text) => {
    expect(read(text)).toBe('reopen');
  });

  test.each([
    ...['status of my ticket', 'What about my request?', 'any news on my complaint?', 'my tickets'],
    ...['Was ist mit meiner Anfrage?', 'Status Ticket', 'Wie steht es um meine Anfrage?'],
    ...['Gibt es etwas Neues zu meiner Reklamation?', 'meine Anfragen', 'wo bleibt mein Ticket'],
  ])('%j asks how it stands', (text) => {
    expect(read(text)).toBe('state');
  });

  test.each([
    ['what about T-4F7K2Q?', 'state T-4F7K2Q'],
    ['t 4f7k2q', 'state T-4F7K2Q'],
    ['Ticket Nr. 4F7K2Q', 'state T-4F7K2Q'],
    ['Anfrage T–4f7k2q bitte schließen', 'solve T-4F7K2Q'],
    ['reopen #T4F7K2Q please', 'reopen T-4F7K2Q'],
    ['T-4F7K2U', 'state T-4F7K2V'],
  ])('%j names its ticket', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test.each([
    ...['', '?', 'thanks', 'is that solved?', "it's not solved", 'ist das erledigt?'],
    ...['Das ist noch nicht erledigt', 'why did you close my ticket?', "don't close my ticket"],
    ...['Solved the puzzle inside, but the box is wet', 'the neighbour had it', 'open a ticket'],
    ...['where is my parcel', 'status', 'T-4F7K2Q is about the wet box', 'ticket', 'a new ticket'],
    ...['my parcel is damaged, please tell me what happened to it as I wrote in my ticket before'],
  ])('%j is none of these', (text) => {
    expect(read(text)).toBeUndefined();
  });
});
