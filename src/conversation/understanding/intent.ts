import type { Locale } from '../../shared/locale';

/** What a text asks for. Whoever understands texts (the built-in rules, an NLU service) answers with one of these. */
export type Intent =
  | { readonly want: 'greeting' }
  | { readonly want: 'help' }
  /** Who or what is answering. */
  | { readonly want: 'whoAreYou' }
  | { readonly want: 'thanks' }
  /** To talk to a person instead of the bot. */
  | { readonly want: 'human' }
  /** Canonical numbers (`DL-1001`) in the order of the text; none when the text asks without naming one. */
  | { readonly want: 'track'; readonly parcelIds: readonly string[] }
  | { readonly want: 'myParcels' }
  /** A question for a human of ours; `told`: the text is the question, not only the wish to ask one. */
  | { readonly want: 'ticket'; readonly parcelIds: readonly string[]; readonly told: boolean }
  /** To let go of what the bot asked for, to begin anew, or just "stop". */
  | { readonly want: 'cancel' }
  /** Updates about these parcels no more, or again; all of them when none is named. */
  | { readonly want: 'mute' | 'unmute'; readonly parcelIds: readonly string[] }
  /** Which updates they get, and how to change that. */
  | { readonly want: 'preferences' }
  | { readonly want: 'link' }
  /** To link where Facebook's Log In button does not work. */
  | { readonly want: 'linkOnComputer' }
  | { readonly want: 'unlink' }
  /** To have everything deleted that came from Messenger. */
  | { readonly want: 'deleteData' }
  /** To get a copy of it. */
  | { readonly want: 'exportData' }
  | { readonly want: 'language'; readonly locale: Locale }
  | { readonly want: 'unknown' };

export interface Understanding {
  readonly intent: Intent;
  /** Nothing but hints speaks for the intent: what may as well be meant for somebody else is left to them. */
  readonly hinted?: true;
  /** The language of the text, when its words tell. */
  readonly locale?: Locale;
}
