import { decide } from '../../../src/conversation/decide';
import type { Login } from '../../../src/conversation/decision';
import type { WebhookEvent } from '../../../src/messenger/webhook/events';
import { parcel, message, NOW, readable, snapshotFor, tap, accountLinking } from './events';
import { changed, newConversation } from '../../../src/store/conversation-state';
import type { Customer } from '../../../src/store/customers';

const anna: Customer = { customerId: 'C-1', name: 'Anna Berger', locale: 'de' };
const parcels = [parcel('DL-1001', { location: 'Leipzig' }), parcel('DL-1002')];

/** A conversation in memory: each call gives what the bot answers, and the next one goes on from there. */
function startDialogue() {
  let state = newConversation('P-1');
  let linked = false;

  return (event: WebhookEvent, login?: Login): readonly string[] => {
    const decided = decide(
      event,
      snapshotFor(event, {
        state,
        parcels,
        ...(linked ? { customer: { ...anna, psid: 'P-1' } } : {}),
        ...(login === undefined ? {} : { login }),
      }),
    );
    const nextOrder = state.nextOrder + decided.outgoing.length;
    state = { ...changed(state, decided.change), nextOrder };
    for (const { type } of decided.effects) {
      if (type !== 'settle') linked = type === 'link';
    }
    return readable(decided.outgoing);
  };
}

const login: Login = {
  code: { key: 'code#1', customerId: 'C-1', createdAt: NOW, expiresAt: NOW / 1_000 + 60 },
  customer: anna,
};

test('from hello to log out, in German', () => {
  const dialogue = startDialogue();

  const hello = dialogue(message('Hallo'));
  const asked = dialogue(message('Wo ist DL-1001?'));
  const linked = dialogue(accountLinking('linked', { authorizationCode: 'x' }), login);
  const tracked = dialogue(message('Wo ist DL-1001?'));
  const foreign = dialogue(message('und dl 9999?'));
  const menu = dialogue(tap({ do: 'myParcels' }));
  const logOut = dialogue(message('Bitte abmelden'));
  const goodbye = dialogue(accountLinking('unlinked'));
  const askedAgain = dialogue(message('Meine Pakete'));

  expect(hello).toEqual([expect.stringMatching(/^Guten Tag! Ich bin ein automatischer Assistent/)]);
  expect(asked).toEqual([
    expect.stringMatching(/melden Sie sich an.*\[logIn\] \[Ich bin am Computer\]$/),
  ]);
  expect(linked).toEqual([
    expect.stringMatching(/mit Anna Berger verknüpft.*\[Rückgängig machen\]$/),
    expect.stringMatching(/DL-1001[^]*DL-1002/),
  ]);
  expect(tracked).toEqual([expect.stringContaining('Leipzig')]);
  expect(foreign).toEqual([expect.stringContaining('DL-9999 ist nicht unter Ihren Paketen')]);
  expect(menu).toEqual([expect.stringMatching(/^Ihre Pakete:/)]);
  expect(logOut).toEqual([expect.stringMatching(/Anna Berger.*\[logOut\]$/)]);
  expect(goodbye).toEqual([expect.stringContaining('Sie sind abgemeldet')]);
  expect(askedAgain).toEqual([
    expect.stringMatching(/melden Sie sich an.*\[logIn\] \[Ich bin am Computer\]$/),
  ]);
});

test('a wrong link is undone, and Facebook repeating it is not answered', () => {
  const dialogue = startDialogue();

  dialogue(tap({ do: 'language', locale: 'en' }));
  dialogue(accountLinking('linked', { authorizationCode: 'x' }), login);
  const undone = dialogue(tap({ do: 'undoLink' }));
  const repeated = dialogue(accountLinking('unlinked'));
  const asked = dialogue(message('my parcels'));

  expect(undone).toEqual(['<unlink>', expect.stringContaining('Undone')]);
  expect(repeated).toEqual([]);
  expect(asked).toEqual([expect.stringContaining('[logIn]')]);
});

test('changing the language holds for what follows', () => {
  const dialogue = startDialogue();

  dialogue(message('hello'));
  const changedTo = dialogue(tap({ do: 'language', locale: 'de' }));
  const later = dialogue(message('help'));

  expect(changedTo).toEqual([expect.stringContaining('ab jetzt auf Deutsch')]);
  expect(later).toEqual([expect.stringContaining('Schreiben Sie mir')]);
});
