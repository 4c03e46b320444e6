import * as fc from 'fast-check';
import { understand } from '../../../src/conversation/understanding/understand';

describe('understanding a text', () => {
  test.each([
    ['Hello!', 'greeting'],
    ['good morning', 'greeting'],
    ['are you a bot?', 'whoAreYou'],
    ['HELP', 'help'],
    ['thanks a lot', 'thanks'],
    ['Danke für die Hilfe', 'thanks'],
    ['connect me with an agent', 'human'],
    ['where are my parcels?', 'myParcels'],
    ['Show me all my packages please', 'myParcels'],
    ['Hi, where is my parcel?', 'track'],
    ['when will it arrive', 'track'],
    ['log in', 'link'],
    ['I want to link my account', 'link'],
    ['please log me out', 'unlink'],
    ['unlink', 'unlink'],
    ['delete my data', 'deleteData'],
    ['Please send me my data', 'exportData'],
    ['What data do you store about me?', 'exportData'],
    ['Schicken Sie mir meine Daten', 'exportData'],
    ['Welche Daten haben Sie von mir?', 'exportData'],
    ['Please erase all of my personal data.', 'deleteData'],
    ['delete everything you know about me', 'deleteData'],
    ['forget me', 'deleteData'],
    ["don't forget me at Christmas", 'unknown'],
    ['I deleted your message by mistake', 'unknown'],
    ['delete link', 'unlink'],
    ["I'm on a computer", 'linkOnComputer'],
    ["i'm on my laptop right now", 'linkOnComputer'],
    ["the button doesn't work", 'linkOnComputer'],
    ["I can't log in", 'linkOnComputer'],
    ['my parcel with the computer is damaged', 'ticket'],
    ['where is the computer I ordered', 'track'],
    ['Ich bin am Computer', 'linkOnComputer'],
    ['ich sitze gerade am PC', 'linkOnComputer'],
    ['Der Knopf geht nicht', 'linkOnComputer'],
    ['die Schaltflaeche funktioniert nicht', 'linkOnComputer'],
    ['Ich kann mich nicht anmelden', 'linkOnComputer'],
    ['the weather is nice', 'unknown'],
    ['nochmal von vorne bitte', 'cancel'],
    ['Why did you stop sending me updates?', 'preferences'],
    ["Please don't stop sending updates", 'preferences'],
    ['I get no more messages from you', 'preferences'],
    ['why are there no more updates', 'preferences'],
    ['I want to get no more messages', 'mute'],
    ['Please stop sending me updates', 'mute'],
    ['Ich bekomme keine Nachrichten mehr von Ihnen', 'preferences'],
    ['Warum erhalte ich keine Updates?', 'preferences'],
    ['Ich habe keine Benachrichtigung bekommen', 'preferences'],
    ['Warum schreiben Sie nicht mehr?', 'preferences'],
    ["Why don't you send me updates?", 'preferences'],
    ['Wieso kommen keine Meldungen mehr', 'preferences'],
    ['Ich möchte keine Nachrichten mehr bekommen', 'mute'],
    ['Bitte keine Updates mehr, ich bekomme zu viele', 'mute'],
    ['Hallo', 'greeting'],
    ['Grüß Gott', 'greeting'],
    ['Gruess Gott', 'greeting'],
    ['Gruß Gott', 'greeting'],
    ['Hilfe', 'help'],
    ['Menü', 'help'],
    ['vielen Dank', 'thanks'],
    ['meine Pakete', 'myParcels'],
    ['Meine Päckchen', 'myParcels'],
    ['meine paeckchen', 'myParcels'],
    ['Wo bleibt denn mein Paket?', 'track'],
    ['Sendungsverfolgung', 'track'],
    ['Ich möchte mein Konto verknüpfen', 'link'],
    ['konto verknuepfen', 'link'],
    ['Anmelden', 'link'],
    ['Melde mich bitte ab', 'unlink'],
    ['Verknüpfung aufheben', 'unlink'],
    ['Bitte löschen Sie meine Daten', 'deleteData'],
    ['meine Daten löschen', 'deleteData'],
    ['Lösch alles, was du über mich weißt', 'deleteData'],
    ['Vergiss mich', 'deleteData'],
    ['Verknüpfung löschen', 'unlink'],
    ['Die Daten auf dem Paket sind falsch', 'unknown'],
    ['Schönes Wetter heute', 'unknown'],
    ['open a ticket', 'ticket'],
    ['I have a question about my order', 'ticket'],
    ['my parcels are damaged', 'ticket'],
    ['DL-1001 is damaged', 'ticket'],
    ['Mein Paket DL-1001 ist beschädigt', 'ticket'],
    ['Ich habe eine Frage zu DL-1001', 'ticket'],
    ['no problem', 'unknown'],
    ['kein Problem', 'unknown'],
    ['My parcels are broken', 'ticket'],
    ['Meine Pakete sind kaputt', 'ticket'],
    ['Meine Pakete fehlen', 'ticket'],
    ['Es fehlt ein Artikel', 'ticket'],
    ['Mir fehlt die Paketnummer', 'unknown'],
    ['the shop was opened yesterday', 'unknown'],
    ["I've got a question", 'ticket'],
    ['Question', 'ticket'],
    ['Frage', 'ticket'],
    ['Probleme mit DL-1001', 'ticket'],
    ['Eine Frage: wo ist mein Paket?', 'track'],
    ["My parcel hasn't arrived", 'track'],
    ['Mein Paket ist noch nicht angekommen', 'track'],
    ['My parcel never arrived', 'ticket'],
    ['never mind', 'cancel'],
    ['Please cancel', 'cancel'],
    ['cancel my order', 'unknown'],
    ["don't forget it", 'unknown'],
    ['doch nicht', 'cancel'],
    ['Kann ich die Lieferung abbrechen?', 'unknown'],
    ['Es ist doch nicht so schlimm', 'unknown'],
    ['', 'unknown'],
    ['🙂', 'unknown'],
  ])('%j is %s', (text, want) => {
    const { intent } = understand(text);

    expect(intent.want).toBe(want);
  });

  test.each([
    ['Deutsch', 'de'],
    ['auf Deutsch bitte', 'de'],
    ['German please', 'de'],
    ['English', 'en'],
    ['Englisch', 'en'],
  ])('%j chooses %s', (text, locale) => {
    const { intent } = understand(text);

    expect(intent).toEqual({ want: 'language', locale });
  });

  test('a parcel number asks for the parcel, whatever stands around it', () => {
    const { intent } = understand('hello, thanks for the help, where are dl1001 and DL 1002?');

    expect(intent).toEqual({ want: 'track', parcelIds: ['DL-1001', 'DL-1002'] });
  });

  test.each([
    ['question about DL-1001', false],
    ['DL-1001 is damaged', true],
    ['I have a question about DL-1001: can my neighbour take it for me?', true],
  ])('%j names the parcel, and tells the question itself: %s', (text, told) => {
    const { intent } = understand(text);

    expect(intent).toEqual({ want: 'ticket', parcelIds: ['DL-1001'], told });
  });

  test.each(['Collect points', 'that is correct'])(
    'what people say of parcels, as in %j, is no slip for another word',
    (text) => {
      const { intent } = understand(text);

      expect(intent).toEqual({ want: 'unknown' });
    },
  );

  test.each([
    ['Wo ist mein Paket?', 'de'],
    ['Where is my parcel?', 'en'],
    ['Wo ist DL-1001', 'de'],
    ['where is DL-1001', 'en'],
    ['Guten Tag', 'de'],
    ['hello', 'en'],
    ['hi', undefined],
    ['DL-1001', undefined],
  ])('the language of %j is %s', (text, locale) => {
    const understanding = understand(text);

    expect(understanding.locale).toBe(locale);
  });

  test('any text is understood as something, quickly', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const { intent } = understand(text.repeat(50));

        expect(typeof intent.want).toBe('string');
      }),
      { numRuns: 300 },
    );
  });
});
