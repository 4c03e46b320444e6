import type { Intent } from '../intent';

/**
 * The intents that a bot in Amazon Lex must have, each with the intent of ours that it stands for. Parcel numbers, and
 * what follows from the number of words, are added as for the rules' own readings.
 */
export const LEX_INTENTS: Readonly<Record<string, Intent>> = {
  Greeting: { want: 'greeting' },
  Help: { want: 'help' },
  WhoAreYou: { want: 'whoAreYou' },
  Thanks: { want: 'thanks' },
  Track: { want: 'track', parcelIds: [] },
  MyParcels: { want: 'myParcels' },
  ReportProblem: { want: 'ticket', parcelIds: [], told: true },
  AskTeam: { want: 'ticket', parcelIds: [], told: false },
  Human: { want: 'human' },
  Mute: { want: 'mute', parcelIds: [] },
  Unmute: { want: 'unmute', parcelIds: [] },
  Preferences: { want: 'preferences' },
  Cancel: { want: 'cancel' },
  Link: { want: 'link' },
  LinkOnComputer: { want: 'linkOnComputer' },
  Unlink: { want: 'unlink' },
  DeleteData: { want: 'deleteData' },
  ExportData: { want: 'exportData' },
  SpeakGerman: { want: 'language', locale: 'de' },
  SpeakEnglish: { want: 'language', locale: 'en' },
};

/** Lex's own intent for what it takes for none of these. */
export const FALLBACK_INTENT = 'FallbackIntent';
