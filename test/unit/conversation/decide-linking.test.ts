import { decide } from '../../../src/conversation/decide';
import type { Login, Snapshot } from '../../../src/conversation/decision';
import { encodeChoice } from '../../../src/messenger/choice';
import { MINUTE } from '../../../src/shared/clock';
import type { WebhookEvent } from '../../../src/messenger/webhook/events';
import {
  accountLinking,
  anna,
  known,
  knownButForLanguage,
  linkedState,
  LOGIN_PAGE_URL,
  message,
  NOW,
  parcel,
  readable,
  snapshotFor,
  tap,
} from './events';

const unlinkedAnna = { customerId: 'C-1', name: 'Anna Berger' };

const login = (code: Partial<Login['code']> = {}): Login => ({
  code: { key: 'code#1', customerId: 'C-1', createdAt: NOW, expiresAt: NOW / 1_000 + 60, ...code },
  customer: unlinkedAnna,
});

const decideOn = (event: WebhookEvent, more: Partial<Snapshot> = {}) =>
  decide(event, snapshotFor(event, more));

const back = accountLinking('linked', { authorizationCode: 'secret' });

describe('coming back from the login page', () => {
  test('with a valid code links, says with whom, offers an undo and shows the open parcels', () => {
    const given = login();
    const parcels = [parcel('DL-1'), parcel('DL-2', { status: 'delivered' })];

    const decided = decideOn(back, { login: given, parcels });

    expect(decided.change).toMatchObject({
      customerId: 'C-1',
      linkedAt: back.timestamp,
      unlinkedAt: null,
    });
    expect(decided.effects).toEqual([
      { type: 'redeem', key: 'code#1' },
      { type: 'link', customerId: 'C-1', via: 'account_linking' },
    ]);
    const [confirmation = '', overview = ''] = readable(decided.outgoing);
    expect(confirmation).toMatch(/now linked with Anna Berger.*\[Undo\]$/);
    expect(overview).toContain('DL-1 is on its way');
    expect(overview).not.toContain('DL-2');
  });

  test('speaks the language of the account to somebody whose language is unknown', () => {
    const given = { ...login(), customer: { ...unlinkedAnna, locale: 'de' as const } };

    const decided = decideOn(back, { login: given, state: knownButForLanguage() });

    expect(readable(decided.outgoing)[0]).toContain('jetzt mit Anna Berger verknüpft');
  });

  test('addresses a customer whose row has no name', () => {
    const given = { ...login(), customer: { customerId: 'C-1' } };

    const decided = decideOn(back, { login: given });

    expect(readable(decided.outgoing)[0]).toContain('linked with your customer account');
  });

  test('when linked with the same customer already is confirmed in short', () => {
    const parcels = [parcel('DL-1')];

    const decided = decideOn(back, {
      login: login(),
      parcels,
      state: linkedState(),
      customer: anna,
    });

    expect(readable(decided.outgoing)).toEqual([
      expect.stringContaining('still linked with Anna Berger'),
    ]);
    expect(decided.change.linkedAt).toBe(back.timestamp);
  });

  test('as another customer moves the link', () => {
    const ben = { customerId: 'C-2', name: 'Ben Carter' };
    const given = { ...login({ customerId: 'C-2' }), customer: ben };

    const decided = decideOn(back, { login: given, state: linkedState(), customer: anna });

    expect(decided.change).toMatchObject({ customerId: 'C-2', linkedAt: back.timestamp });
    expect(readable(decided.outgoing)[0]).toContain('now linked with Ben Carter');
  });

  test.each([
    ['no code of ours', undefined],
    ['a code made for somebody else', login({ psid: 'P-2' })],
    ['a code that somebody else used', login({ redeemedBy: 'P-2' })],
  ])('with %s fails honestly, and Facebook is told', (_, given) => {
    const decided = decideOn(back, given === undefined ? {} : { login: given });

    expect(decided.effects).toEqual([]);
    expect(decided.change).toMatchObject({ customerId: null, unlinkedAt: NOW });
    expect(readable(decided.outgoing)).toEqual([
      '<unlink>',
      expect.stringMatching(/didn't work.*\[logIn\] \[I'm on a computer\]$/),
    ]);
  });

  test('with a bad code leaves an older link alone', () => {
    const decided = decideOn(back, { state: linkedState(), customer: anna });

    expect(decided.change).not.toHaveProperty('customerId');
    expect(readable(decided.outgoing)).toEqual([
      expect.stringContaining('still linked with Anna Berger'),
    ]);
  });

  test('by the same person again is no failure', () => {
    const decided = decideOn(back, {
      login: login({ psid: 'P-1', redeemedBy: 'P-1' }),
      state: linkedState(),
      customer: anna,
    });

    expect(decided.effects.map(({ type }) => type)).toEqual(['redeem', 'link']);
  });

  test('with a code whose link has ended links nothing again', () => {
    const decided = decideOn(back, { login: login({ psid: 'P-1', redeemedBy: 'P-1' }) });

    expect(decided.effects).toEqual([]);
    expect(decided.outcome).toBe('log_in_failed');
  });

  test('works while a human has the thread', () => {
    const state = known({ threadOwner: { appId: '1', since: NOW } });

    const decided = decideOn(back, { login: login(), state });

    expect(decided.effects.map(({ type }) => type)).toEqual(['redeem', 'link']);
  });
});

describe('asking for the link', () => {
  const byLink =
    'Log in to link your customer account with this chat. The button opens our login page';

  test('shows the Log In button with our page, and what it says should it become a link', () => {
    const decided = decideOn(message('log in'));

    const asLink = { title: 'Log in', text: expect.stringContaining(byLink) as string };
    expect(decided.outgoing).toEqual([
      expect.objectContaining({
        content: {
          kind: 'buttons',
          text: expect.stringMatching(/^Log in to link .* works in the Messenger app/) as string,
          buttons: [{ kind: 'logIn', url: LOGIN_PAGE_URL, asLink }],
          quickReplies: [
            { title: "I'm on a computer", payload: encodeChoice({ do: 'linkOnComputer' }) },
          ],
        },
      }),
    ]);
  });

  test.each([message("I'm on a computer"), tap({ do: 'linkOnComputer' })])(
    'where that button does not work asks for the link in its place',
    (event) => {
      const decided = decideOn(event);

      expect(decided.outgoing).toMatchObject([
        { content: { text: expect.stringContaining(byLink) as string } },
      ]);
      expect(decided.outgoing).toMatchObject([{ content: { buttons: [{ by: 'link_token' }] } }]);
      expect(decided.outgoing[0]).not.toHaveProperty('content.quickReplies');
    },
  );

  test('when linked says with whom and how to end it', () => {
    const decided = decideOn(message('log in'), { state: linkedState(), customer: anna });

    expect(readable(decided.outgoing)).toEqual([
      expect.stringMatching(/linked with Anna Berger.*\[Log out\]/),
    ]);
  });
});

describe('ending the link', () => {
  const linked = { state: linkedState(), customer: anna };
  const forgotten = { customerId: null, linkedAt: null, unlinkedAt: NOW };

  test.each([message('log out'), tap({ do: 'unlink' })])(
    "asked for shows Facebook's Log Out button",
    (event) => {
      const decided = decideOn(event, linked);

      expect(readable(decided.outgoing)).toEqual([expect.stringMatching(/Anna.*\[logOut\]$/)]);
      expect(decided.effects).toEqual([]);
    },
  );

  test.each(['m_me', 'send_to_messenger'] as const)(
    'asked for shows a button of ours when Facebook does not know of the link: %s',
    (linkedVia) => {
      const customer = { ...anna, linkedVia };

      const decided = decideOn(message('log out'), { ...linked, customer });

      expect(readable(decided.outgoing)).toEqual([expect.stringMatching(/Anna.*\[Log out\]$/)]);
    },
  );

  test("by Facebook's button unlinks and says so", () => {
    const decided = decideOn(accountLinking('unlinked'), linked);

    expect(decided.change).toMatchObject(forgotten);
    expect(decided.effects).toEqual([{ type: 'unlink', customerId: 'C-1' }]);
    expect(readable(decided.outgoing)).toEqual([
      expect.stringMatching(/logged out.*\[My parcels\] \[Log in\]/),
    ]);
  });

  test.each([
    [-1, 'unlink_outdated'],
    [0, 'unlinked'],
  ])('by a log-out %d ms after the link was made: %s', (later, outcome) => {
    const { state } = linked;
    const event = accountLinking('unlinked', { timestamp: (state.linkedAt ?? 0) + later });

    const decided = decideOn(event, linked);

    expect(decided.outcome).toBe(outcome);
    expect(decided.effects).toHaveLength(outcome === 'unlinked' ? 1 : 0);
    expect(decided.outgoing).toHaveLength(outcome === 'unlinked' ? 1 : 0);
  });

  test('by the undo button unlinks, tells Facebook and says so', () => {
    const decided = decideOn(tap({ do: 'undoLink' }), linked);

    expect(decided.change).toMatchObject(forgotten);
    expect(decided.effects).toEqual([{ type: 'unlink', customerId: 'C-1' }]);
    expect(readable(decided.outgoing)).toEqual(['<unlink>', expect.stringContaining('Undone')]);
  });

  test("Facebook's repeat of our own unlinking is no action and gets no answer", () => {
    const state = known({ unlinkedAt: NOW - 9 * MINUTE });

    const decided = decideOn(accountLinking('unlinked'), { state });

    expect(decided).toMatchObject({ change: {}, outgoing: [], release: false });
  });

  test.each([accountLinking('unlinked'), message('log out'), tap({ do: 'undoLink' })])(
    'of nobody is answered honestly',
    (event) => {
      const state = known({ unlinkedAt: NOW - 11 * MINUTE });

      const decided = decideOn(event, { state });

      expect(decided.effects).toEqual([]);
      expect(readable(decided.outgoing)).toEqual([
        expect.stringContaining("isn't linked"),
        expect.stringContaining('[logIn]'),
      ]);
    },
  );

  test('our end without the other is cleaned up, and Facebook is told', () => {
    const decided = decideOn(message('log out'), { state: linkedState() });

    expect(decided.change).toMatchObject(forgotten);
    expect(readable(decided.outgoing)[0]).toBe('<unlink>');
  });
});
