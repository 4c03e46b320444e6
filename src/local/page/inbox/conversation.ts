import type { ControlApi } from '../../messenger/control/control-api';
import type { Thread } from '../../messenger/thread/thread-model';
import { avatar } from '../messenger/avatar';
import type { ChatScope } from '../messenger/chat-actions';
import { button, el, setText } from '../parts/el';
import type { Attempt, Notify } from '../parts/toasts';
import { ownerChip } from './chips';
import { createConversationLog } from './conversation-log';
import { GIVERS, REPLY_HINTS } from './owner-words';
import { explainRefusal } from './refusal-words';
import { createReplyBox } from './reply-box';
import { describeWindow } from './window-words';

export interface ConversationOptions {
  readonly control: Pick<ControlApi, 'inboxReply' | 'inboxDone' | 'inboxMoveToMain'>;
  readonly localSites: ChatScope['localSites'];
  readonly attempt: Attempt;
  readonly notify: Notify;
}

export interface Conversation {
  readonly element: HTMLElement;
  /** `now` in milliseconds of the emulated clock. */
  readonly show: (thread: Thread, now: number) => void;
}

/** One person's conversation as staff have it: take over, answer, Done. */
export function createConversation(
  { psid, name, pictureUrl, locale }: Thread['person'],
  { control, localSites, attempt, notify }: ConversationOptions,
): Conversation {
  const problem = el('p', {
    class: 'inbox-problem',
    role: 'alert',
    'data-testid': 'inbox-problem',
  });
  /** Says why it was refused, and fails for the caller too. */
  const shown = async (call: Promise<unknown>): Promise<void> => {
    setText(problem, '');
    const explained = call.catch((thrown: unknown) => {
      const sentence = explainRefusal(thrown, name);
      if (sentence === undefined) throw thrown;
      setText(problem, sentence);
    });
    attempt(() => explained);
    await call;
  };
  const act = (call: Promise<unknown>, done: string): void => {
    shown(call).then(
      () => {
        notify(done);
      },
      // It has been shown why.
      () => undefined,
    );
  };
  const takeOver = button(
    'Take over',
    { class: 'secondary', 'data-testid': 'take-over', title: 'The bot is silent from then on' },
    () => {
      act(control.inboxMoveToMain(psid), `You have the conversation with ${name}.`);
    },
  );
  const done = button(
    'Done',
    { class: 'primary', 'data-testid': 'done', title: 'Hands the conversation back to the bot' },
    () => {
      act(control.inboxDone(psid), `The bot has the conversation with ${name} again.`);
    },
  );
  const reply = createReplyBox({
    label: `Answer ${name}`,
    testId: 'inbox-reply',
    confirm: 'Send',
    send: (text) => shown(control.inboxReply(psid, text)),
  });
  const chips = el('p', { class: 'inbox-chips' });
  const giver = el('strong');
  const summary = el('span');
  const handover = el('p', { class: 'inbox-handover', 'data-testid': 'handover' }, giver, summary);
  const window = el('p', { class: 'inbox-window', 'data-testid': 'window-hint' });
  const log = createConversationLog(name, { localSites });
  const element = el(
    'section',
    { class: 'inbox-conversation', 'aria-label': `Conversation with ${name}` },
    el(
      'header',
      { class: 'inbox-head' },
      avatar(name, pictureUrl),
      el('div', {}, el('h3', {}, name), chips),
      el('div', { class: 'inbox-actions' }, takeOver, done),
    ),
    handover,
    log.element,
    window,
    problem,
    reply.element,
  );
  let owner: Thread['state']['owner'] | undefined;
  return {
    element,
    show: (thread, now) => {
      const { state } = thread;
      if (owner !== state.owner) {
        owner = state.owner;
        chips.replaceChildren(ownerChip(owner), locale);
        swap(takeOver, done, owner === 'inbox', reply.focus);
      }
      reply.showHint(REPLY_HINTS[state.owner]);
      handover.hidden = owner !== 'inbox' || state.ownerMetadata === undefined;
      setText(giver, `Handed over by ${GIVERS[state.handedOverBy ?? 'bot']}: `);
      setText(summary, state.ownerMetadata ?? '');
      const { long, isOpen } = describeWindow(state.windowClosesAt, now);
      setText(window, long);
      window.toggleAttribute('data-open', isOpen);
      log.show(thread);
    },
  };
}

/** Shows the one button that makes sense; whoever has just pressed the other goes on at the next place. */
function swap(
  takeOver: HTMLElement,
  done: HTMLElement,
  isMine: boolean,
  focusReply: () => void,
): void {
  const pressed = document.activeElement;
  takeOver.hidden = isMine;
  done.hidden = !isMine;
  if (isMine && pressed === takeOver) focusReply();
  if (!isMine && pressed === done) takeOver.focus();
}
