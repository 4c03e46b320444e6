import { openText, wishOf } from '../../../src/conversation/read-wish';
import { encodeChoice } from '../../../src/messenger/choice';
import { echo, message, tap } from './events';

describe('the wish of an event', () => {
  test.each([
    [{ do: 'start' }, { want: 'greeting' }],
    [{ do: 'help' }, { want: 'help' }],
    [{ do: 'myParcels' }, { want: 'myParcels' }],
    [
      { do: 'track', parcelId: 'DL-1' },
      { want: 'track', parcelIds: ['DL-1'] },
    ],
    [{ do: 'link' }, { want: 'link' }],
    [{ do: 'linkOnComputer' }, { want: 'linkOnComputer' }],
    [{ do: 'unlink' }, { want: 'unlink' }],
    [{ do: 'undoLink' }, { want: 'undoLink' }],
    [{ do: 'deleteData' }, { want: 'deleteData' }],
    [{ do: 'exportData' }, { want: 'exportData' }],
    [
      { do: 'answerErase', yes: true, askedAt: 7 },
      { want: 'answerErase', yes: true, askedAt: 7 },
    ],
    [{ do: 'askQuestion' }, { want: 'ticket', parcelIds: [], told: false }],
    [
      { do: 'askQuestion', parcelId: 'DL-1' },
      { want: 'ticket', parcelIds: ['DL-1'], told: false },
    ],
    [{ do: 'dropQuestion' }, { want: 'cancel' }],
    [
      { do: 'mute', parcelIds: ['DL-1'] },
      { want: 'mute', parcelIds: ['DL-1'] },
    ],
    [
      { do: 'muteInstead', parcelIds: ['DL-1'] },
      { want: 'muteInstead', parcelIds: ['DL-1'] },
    ],
    [
      { do: 'unmute', parcelIds: [] },
      { want: 'unmute', parcelIds: [] },
    ],
    [{ do: 'muteWhich' }, { want: 'muteWhich' }],
    [{ do: 'preferences' }, { want: 'preferences' }],
    [
      { do: 'addToTicket', ticketId: 'T-1' },
      { want: 'addToTicket', ticketId: 'T-1' },
    ],
    [
      { do: 'solveTicket', ticketId: 'T-1' },
      { want: 'solveTicket', ticketId: 'T-1' },
    ],
    [
      { do: 'reopenTicket', ticketId: 'T-1' },
      { want: 'reopenTicket', ticketId: 'T-1' },
    ],
    [
      { do: 'language', locale: 'de' },
      { want: 'language', locale: 'de' },
    ],
  ] as const)('the choice %j means %j, by button and by quick reply', (choice, wish) => {
    const byButton = wishOf(tap(choice));
    const byQuickReply = wishOf(message('x', { quickReplyPayload: encodeChoice(choice) }));

    expect(byButton).toEqual({ wish });
    expect(byQuickReply).toEqual({ wish });
  });

  test('a button from before a release is understood by its title', () => {
    const old = tap({ do: 'help' }, { payload: 'SHOW_PARCELS_V0', title: 'My parcels' });

    expect(wishOf(old)).toEqual({ wish: { want: 'myParcels' } });
  });

  test('a button that nobody knows is an unknown choice', () => {
    const foreign = tap({ do: 'help' }, { payload: '{"v":99,"do":"fly"}', title: 'Fly' });

    expect(wishOf(foreign)).toEqual({ wish: { want: 'unknownChoice' } });
  });

  test("Get Started with Facebook's customary payload greets", () => {
    const start = tap({ do: 'help' }, { payload: 'GET_STARTED', title: 'Get Started' });

    expect(wishOf(start)).toEqual({ wish: { want: 'greeting' } });
  });

  test('a sticker, a picture and an empty message are told apart', () => {
    const sticker = message('', { stickerId: '369239263222822' });
    const picture = { ...message(''), attachments: [{ type: 'image' as const }] };
    const empty = message('  ');

    expect(wishOf(sticker)?.wish.want).toBe('sticker');
    expect(wishOf(picture)?.wish.want).toBe('attachment');
    expect(wishOf(empty)?.wish.want).toBe('unknown');
  });

  test('a picture with words is understood by its words', () => {
    const event = message('DL-1001', { attachments: [{ type: 'image' }] });

    expect(wishOf(event)?.wish).toEqual({ want: 'track', parcelIds: ['DL-1001'] });
  });

  test('what the Page said asks for nothing', () => {
    expect(wishOf(echo({ text: 'help' }))).toBeUndefined();
  });
});

describe('what goes to whoever understands texts', () => {
  test.each(['where is my parcel', 'DL-1001 and what?', 'ja gut'])('is “%s”', (text) => {
    expect(openText(message(text))).toBe(text);
  });

  test.each([
    ['a tap', message('My parcels', { quickReplyPayload: encodeChoice({ do: 'myParcels' }) })],
    ['a button', tap({ do: 'help' })],
    ['a yes', message('Yes, please!')],
    ['a no', message('nein')],
    ['a parcel number', message('dl 1001, DL-1002?')],
    ['nothing', message('  ')],
    ['a sticker', message('', { stickerId: '1' })],
    ['an echo', echo({})],
  ])('is not %s', (_, event) => {
    expect(openText(event)).toBeUndefined();
  });

  test('is then wished for as it was understood', () => {
    const wish = wishOf(message('blah'), { intent: { want: 'myParcels' }, locale: 'de' });

    expect(wish).toMatchObject({ wish: { want: 'myParcels' }, locale: 'de' });
  });
});
