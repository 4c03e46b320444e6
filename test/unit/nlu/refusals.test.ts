import { understand } from '../../../src/conversation/understanding/understand';

const ACTING = new Set(['unlink', 'deleteData', 'exportData', 'mute', 'human', 'cancel']);

describe('what acts', () => {
  test.each([
    "don't delete my data",
    'please never delete my account',
    'lösch meine daten nicht',
    'meine Daten bitte nicht löschen',
    "please don't log me out",
    'nicht trennen',
    'bitte das Konto nicht abmelden',
    'dont mute me',
    'bitte nicht stummschalten',
    'no human please',
    'ich will nicht mit einem menschen reden',
    "don't forget it",
  ])('is not done for who refuses it: %s', (text) => {
    const { intent } = understand(text);

    expect(ACTING.has(intent.want)).toBe(false);
  });

  test.each([
    ['you didnt send me my parcel', 'track'],
    ['why are there no updates since monday on my parcel', 'track'],
    ['keine updates seit tagen in der sendungsverfolgung', 'track'],
    ['hab nichts mehr gehört, bitte melden sie sich', 'track'],
    ['what information do you have about my parcel', 'track'],
    ['welche infos habt ihr zu meinem paket', 'track'],
    ['jemand hat mein paket geklaut, bitte helfen', 'ticket'],
    ['your driver gave it to some random person', 'ticket'],
  ])('is not done for who writes of a parcel: %s', (text, want) => {
    const { intent } = understand(text);

    expect(intent.want).toBe(want);
  });
});
