import type {
  AccountLinkingEvent,
  RecognisedEvent,
  WebhookEvent,
} from '../messenger/webhook/events';
import { DAY } from '../shared/clock';
import type { StateChange } from '../store/conversation-state';
import { isUserRefPartition } from '../store/psid';
import { answer } from './answer';
import { decideCheckbox, takeOverCheckbox } from './checkbox';
import { decision, type Decision, type Snapshot } from './decision';
import { decideLinked } from './linking';
import { decideEdit } from './edits';
import { isGone } from './gone';
import { placePass, takeBack } from './handover';
import { rememberSpokenOf } from './handover-summary';
import { inContext } from './in-context';
import { askOnceMore } from './link-question';
import { forgetParcelQuestion } from './parcel-question';
import { placeQuestion } from './place-question';
import { reply, voiceFor, type Voice } from './replies/voice';
import { linksAtOnce } from './references';
import { forgetPrompt } from './ticket-prompt';
import { putOnTicket } from './tickets';
import { decideEcho, decidePassed, decideRequested, decideTaken } from './thread-control';
import { decideUnlinked, isBeforeLink, isEchoOfOurUnlink } from './unlinking';
import { countGuess } from './typed-code';
import { userAction, type UserAction } from './user-action';
import type { ReadWish, Wish } from './wish';

/** Facebook's signature covers no time: a request captured today stays valid, so old events have no effect at all. */
const MAX_AGE_MS = 30 * DAY;

/** What an event does to a conversation. Pure, and total over every event that the webhook decodes. */
export function decide(event: WebhookEvent, snapshot: Snapshot): Decision {
  if (snapshot.now - event.timestamp > MAX_AGE_MS) return decision('stale');
  if (isGone(event, snapshot)) return decision('erased');
  if (event.kind !== 'ignored' && isUserRefPartition(snapshot.state.psid)) {
    return decideCheckbox(event, snapshot);
  }
  switch (event.kind) {
    case 'message':
    case 'postback':
    case 'optin':
    case 'referral':
      return decideAsked(event, snapshot);
    case 'reaction':
      return event.action === 'react'
        ? withAction(userAction(event, snapshot), decision('reaction'))
        : decision('recorded');
    case 'messageEdit':
      return decideEdit(event, snapshot);
    case 'accountLinking':
      return decideAccountLinking(event, snapshot);
    case 'echo':
      return decideEcho(event, snapshot);
    case 'passThreadControl':
      return decidePassed(event, snapshot);
    case 'takeThreadControl':
      return decideTaken(event, snapshot);
    case 'requestThreadControl':
      return decideRequested(event, snapshot);
    case 'appRoles':
    case 'delivery':
    case 'read':
    case 'policyEnforcement':
    case 'responseFeedback':
    case 'gamePlay':
    case 'payment':
    case 'checkoutUpdate':
    case 'messageRequest':
    case 'templateStatus':
    case 'ignored':
      return decision('recorded');
  }
}

/** These must work whoever has the thread; their confirmation waits in the queue until the thread returns. */
const ALWAYS_DONE: ReadonlySet<Wish['want']> = new Set(['undoLink', 'answerErase']);

function decideAsked(event: RecognisedEvent, snapshot: Snapshot): Decision {
  const action = userAction(event, snapshot);
  const { asked } = snapshot;
  if (action.silent && asked?.wish.want === 'takeBack') {
    return withAction(action, takeBack(voiceFor(snapshot)));
  }
  const wish = asked && inContext(asked.wish, snapshot);
  if (asked === undefined || wish === undefined || (action.silent && !isAlwaysDone(snapshot))) {
    return withAction(action, decision(action.silent ? 'silent' : 'recorded'));
  }
  const voice = voiceFor(snapshot);
  const answered =
    putOnTicket(wish, snapshot, voice) ??
    askOnceMore(snapshot, voice) ??
    answer(wish, snapshot, voice);
  const decided = {
    ...answered,
    change: {
      ...learnedLocale(snapshot),
      ...rememberSpokenOf(snapshot),
      ...forgetPrompt(wish, snapshot),
      ...forgetParcelQuestion(wish, snapshot),
      ...countGuess(asked.wish, snapshot),
      ...answered.change,
    },
    outgoing: [...disclosure(wish, snapshot, voice), ...answered.outgoing],
  };
  const complete = takeOverCheckbox(decided, snapshot, voice);
  return withAction(action, placePass(placeQuestion(complete, snapshot), snapshot));
}

/** Decided on the wish as it was read, not in context: a typed word may be meant for whoever has the thread. */
const isAlwaysDone = ({ asked, reference, state }: Snapshot): boolean =>
  asked !== undefined &&
  (ALWAYS_DONE.has(asked.wish.want) || isTappedMute(asked) || linksAtOnce(reference, state.psid));

/** A button of ours is nobody else's to answer, unlike a word. */
const isTappedMute = ({ wish: { want }, said }: ReadWish): boolean =>
  said === undefined && (want === 'mute' || want === 'muteInstead' || want === 'unmute');

/** Both ends of the link change whoever has the thread: this is not conversation, and the confirmation can wait. */
function decideAccountLinking(event: AccountLinkingEvent, snapshot: Snapshot): Decision {
  if (isEchoOfOurUnlink(event, snapshot.state, snapshot.now)) return decision('unlink_confirmed');
  if (isBeforeLink(event, snapshot.state)) return decision('unlink_outdated');
  const voice = voiceFor(snapshot);
  return withAction(
    userAction(event, snapshot),
    event.status === 'linked'
      ? decideLinked(event, snapshot, voice)
      : decideUnlinked(snapshot, voice),
  );
}

const withAction = (action: UserAction, decided: Decision): Decision => ({
  ...decided,
  change: { ...action.change, ...decided.change },
  release: action.release || decided.release,
});

/** A text in another language does not change how we write: only the customer's choice does. */
const learnedLocale = ({ state, asked }: Snapshot): StateChange =>
  state.textLocale !== undefined || asked?.locale === undefined ? {} : { textLocale: asked.locale };

/** These say by themselves that a bot is answering. */
const DISCLOSING: ReadonlySet<Wish['want']> = new Set(['greeting', 'help', 'whoAreYou', 'unknown']);

/** The first answer in a conversation discloses automation, as the platform's policy and the law ask (facts §2.3). */
function disclosure({ want }: Wish, { state }: Snapshot, { texts }: Voice): Decision['outgoing'] {
  const first = state.lastUserActionAt === undefined || state.nextOrder === 0;
  return first && !DISCLOSING.has(want) ? [reply(texts.disclosure)] : [];
}
