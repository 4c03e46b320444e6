import type { ControlApi } from '../../messenger/control/control-api';
import type { BotConfig } from '../local-config';
import { ask } from '../parts/confirm-dialog';
import { el } from '../parts/el';
import type { Store } from '../parts/store';
import type { Attempt, Notify } from '../parts/toasts';
import type { ChatActions } from './chat-actions';
import { createChatLog } from './chat-log';
import { createComposer } from './composer';
import { createCredentialsHint } from './credentials-hint';
import { createEmptyThread } from './empty-thread';
import { openLoginPopup } from './login-popup';
import { createPeopleTabs } from './people-tabs';
import { createPhoneHeader } from './phone-header';
import { createQuickReplies } from './quick-replies';
import { selectedThread, type World } from './world';

export interface MessengerPaneOptions {
  readonly control: ControlApi;
  readonly world: Store<World>;
  readonly demo: BotConfig['demo'];
  readonly attempt: Attempt;
  readonly notify: Notify;
}

/** The phone of the selected person. */
export function createMessengerPane(options: MessengerPaneOptions): HTMLElement {
  const { world, demo } = options;
  const actions = createActions(options);
  const people = createPeopleTabs((psid) => {
    world.update((state) => ({ ...state, selected: psid }));
  });
  const header = createPhoneHeader();
  const empty = createEmptyThread(actions);
  const log = createChatLog(actions);
  const quickReplies = createQuickReplies({
    answer: (quickReply) => {
      actions.answer(quickReply);
      // The tapped chip is gone, and the keyboard's place with it.
      log.element.focus();
    },
  });
  const credentials = createCredentialsHint(demo);
  const phone = el(
    'div',
    { class: 'phone' },
    header.element,
    empty.element,
    log.element,
    quickReplies.element,
    createComposer(actions),
  );

  world.watch((state) => {
    people.show(state);
    const thread = selectedThread(state);
    phone.hidden = thread === undefined;
    if (thread === undefined) return;
    header.show(state.pageName, thread.state);
    empty.show(state.pageName, state.greeting);
    const isEmpty = thread.messages.length === 0;
    const hadFocus = empty.element.contains(document.activeElement);
    empty.element.hidden = !isEmpty;
    log.element.hidden = isEmpty;
    quickReplies.show(thread);
    log.show(thread, state.pageName);
    if (hadFocus && !isEmpty) log.element.focus();
    credentials.show(thread.person.name);
  });
  return el(
    'section',
    { class: 'pane messenger', 'aria-label': 'Messenger' },
    people.element,
    phone,
    credentials.element,
  );
}

function createActions({ control, world, attempt, notify }: MessengerPaneOptions): ChatActions {
  const act = (action: (psid: string) => Promise<unknown>): void => {
    const psid = world.get().selected;
    if (psid !== undefined) attempt(() => action(psid));
  };
  return {
    tap: (button) => {
      act((psid) => control.tap(psid, button));
    },
    logIn: ({ url }) => {
      act((psid) => openLoginPopup(() => control.beginLogin(psid, url), notify));
    },
    logOut: () => {
      act(async (psid) => {
        if (!(await confirmLogOut(world.get().pageName))) return;
        const { unlinked } = await control.logout(psid);
        if (!unlinked) notify('Logging out failed: the bot did not confirm it.', 'problem');
      });
    },
    answer: ({ title = '', payload }) => {
      act((psid) => control.say(psid, title, payload));
    },
    say: async (text) => {
      const psid = world.get().selected;
      if (psid === undefined) return;
      const said = control.say(psid, text);
      attempt(() => said);
      await said;
    },
    getStarted: () => {
      act((psid) => control.getStarted(psid));
    },
  };
}

/** Facebook asks this, not the bot. */
const confirmLogOut = (pageName: string): Promise<boolean> =>
  ask({
    title: `Log out of ${pageName}?`,
    text: `Facebook will unlink your Messenger from your account with ${pageName}.`,
    confirm: 'Log Out',
  });
