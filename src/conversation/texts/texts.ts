import type { SentThing } from '../sent-thing';

/** Everything the bot says in a conversation, in one language. Parcels have their own texts in `src/parcels`. */
export interface Texts {
  /** Bots must say that they are one (facts §2.3); also put before the first answer when that is not a greeting. */
  readonly disclosure: string;
  readonly greeting: (firstName: string | undefined) => string;
  readonly greetingLinked: (name: string | undefined) => string;
  readonly botIsBack: string;
  readonly help: string;
  /** Discloses automation, as the law asks in some places (facts §2.3), and how a human can be had. */
  readonly whoAreYou: string;
  readonly thanks: string;
  readonly notUnderstood: string;
  readonly unknownChoice: string;
  readonly sticker: string;
  /** Of a thumb. */
  readonly liked: string;
  readonly attachment: Readonly<Record<SentThing, string>>;
  readonly languageSet: string;

  /** At most 640 characters each, as they stand above a button (facts §2.7). */
  readonly logIn: string;
  readonly logInForParcels: string;
  readonly logInFailed: string;
  /** Behind one of the three: of Facebook's own button, and of the link that takes its place. */
  readonly logInInApp: string;
  readonly logInByLink: string;
  readonly logInFailedStillLinked: (name: string) => string;
  readonly alreadyLinked: (name: string) => string;
  readonly linked: (name: string) => string;
  readonly stillLinked: (name: string) => string;
  readonly logOut: (name: string) => string;

  readonly unlinked: string;
  readonly linkUndone: string;
  readonly notLinked: string;

  /** What asks whether to link is a question of yes or no; `account` is one of the two below it. */
  readonly linkQuestion: (account: string) => string;
  readonly moveQuestion: (linkedName: string, account: string) => string;
  readonly accountOf: (firstName: string) => string;
  readonly accountOfLink: string;
  readonly linkDeclined: string;
  readonly questionClosed: string;
  readonly referenceInvalid: string;
  readonly codeInvalid: string;
  readonly orderReceived: (orderId: string) => string;
  readonly logInForOrder: string;
  readonly answerToBeTold: string;

  /** Names exactly what is deleted and what stays (docs/decisions/0007). */
  readonly eraseQuestion: string;
  /** Above the file, and instead of it where it is larger than Messenger takes. */
  readonly exportComes: string;
  readonly exportTooLarge: string;
  readonly eraseDeclined: string;
  readonly eraseClosed: string;
  /** The last message: nobody knows the person any more after it. */
  readonly erasing: string;

  readonly openParcels: string;
  readonly noOpenParcels: string;
  readonly yourParcels: string;
  readonly noParcels: string;
  readonly moreParcels: (count: number) => string;
  readonly whichParcel: string;
  readonly notYourParcel: (parcelId: string) => string;
  readonly onlyFirstParcels: (count: number) => string;

  /** "Stop" or "start over", where nothing was asked. */
  readonly newStart: string;
  readonly newStartLinked: string;

  /** Above what unmutes again. */
  readonly mutedAll: string;
  readonly muted: (parcelIds: string) => string;
  /** All were muted, and one of them now instead. */
  readonly othersUnmuted: string;
  readonly muteWhich: string;
  /** Above where the parcels stand now. */
  readonly unmutedAll: string;
  readonly unmuted: (parcelIds: string) => string;
  /** What is set. */
  readonly noneIsMuted: string;
  readonly someAreMuted: (parcelIds: string) => string;
  readonly allAreMuted: string;
  readonly allAreMutedBut: (parcelIds: string) => string;
  /** Asked to mute where nobody is linked. */
  readonly noUpdates: string;

  readonly ticketAsk: string;
  readonly ticketAskAbout: (parcelId: string) => string;
  readonly ticketOpened: (ticketId: string) => string;
  readonly ticketOpenedAbout: (ticketId: string, parcelId: string) => string;
  readonly ticketNoted: (ticketId: string) => string;
  /** Where the words may have been meant for another one, which is offered below. */
  readonly ticketNotedOfSeveral: (ticketId: string) => string;
  readonly ticketAddWhat: (ticketId: string) => string;
  readonly ticketDropped: string;
  readonly ticketNotOpen: string;
  readonly ticketNone: string;
  readonly ticketWhichSolved: string;
  /** The days are left out where a row tells no time. */
  readonly ticketOpenSince: TicketSince;
  readonly ticketClosedSince: TicketSince;
  readonly ticketYouLast: (day: string | undefined) => string;
  readonly ticketAgentLast: (agent: string, day: string | undefined) => string;

  readonly handingOver: string;
  readonly humanJoins: string;
  readonly handoverRefused: string;
  /** For the human who takes over, below 1,000 characters together (facts §2.2). */
  readonly summary: {
    readonly asksForHuman: string;
    readonly asksInWords: (words: string) => string;
    readonly linked: string;
    readonly notLinked: string;
    readonly parcels: (parcelIds: string) => string;
    readonly ticket: (ticketId: string) => string;
    readonly wantsBot: string;
  };

  /** Stands for the name of a customer whose row has none. */
  readonly yourAccount: string;

  readonly choices: {
    readonly myParcels: string;
    readonly link: string;
    readonly onComputer: string;
    readonly unlink: string;
    readonly undo: string;
    readonly yesLink: string;
    readonly noLink: string;
    readonly yesErase: string;
    readonly noErase: string;
    readonly askQuestion: string;
    readonly dropQuestion: string;
    readonly addTo: (ticketId: string) => string;
    readonly mute: string;
    readonly muteAll: string;
    readonly muteWhich: string;
    readonly unmute: string;
    readonly human: string;
    readonly takeBack: string;
    readonly help: string;
    readonly otherLanguage: string;
  };
}

type TicketSince = (
  ticketId: string,
  parcelId: string | undefined,
  day: string | undefined,
) => string;
