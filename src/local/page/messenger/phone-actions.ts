import type { ControlApi, LinkArrival } from '../../messenger/control/control-api';
import { ask } from '../parts/confirm-dialog';
import type { Attempt, Notify } from '../parts/toasts';
import type { ChatActions } from './chat-actions';
import { openLoginPopup } from './login-popup';
import { openSite } from './site-window';

export interface PhoneActionsOptions {
  readonly psid: string;
  readonly pageName: string;
  readonly control: ControlApi;
  readonly attempt: Attempt;
  readonly notify: Notify;
}

/** What one person does, as calls of the emulator. */
export function createPhoneActions(options: PhoneActionsOptions): ChatActions {
  const { psid, pageName, control, attempt, notify } = options;
  /** For whoever waits: shows a failure, and rejects with it. */
  const shown = async (call: Promise<unknown>): Promise<void> => {
    attempt(() => call);
    await call;
  };
  const openLink: ChatActions['openLink'] = async (ref, arrival = 'referral') => {
    const opened = control.openLink(psid, ref, arrival);
    await shown(opened);
    const { needsGetStarted } = await opened;
    notify(
      describeArrival(pageName, needsGetStarted && arrival === 'referral' ? 'getStarted' : arrival),
    );
  };
  return {
    openLink,
    openSite: (address) => {
      openSite(address, openLink, notify);
    },
    setEuRestricted: (restricted) => {
      attempt(() => control.setEuRestricted(psid, restricted));
    },
    tap: ({ title, payload }) => {
      attempt(() => control.tap(psid, { title, payload }));
    },
    logIn: ({ url }) => {
      attempt(() => openLoginPopup(() => control.beginLogin(psid, url), notify));
    },
    logOut: () => {
      attempt(async () => {
        if (!(await confirmLogOut(pageName))) return;
        const { unlinked } = await control.logout(psid);
        if (!unlinked) notify('Logging out failed: the bot did not confirm it.', 'problem');
      });
    },
    answer: (text, payload) => shown(control.say(psid, text, payload)),
    say: (text) => shown(control.say(psid, text)),
    edit: (mid, text) => shown(control.edit(psid, mid, text)),
    attach: (attachment) => {
      attempt(() => control.attach(psid, attachment));
    },
    react: (mid, reaction) => {
      attempt(() => control.react(psid, mid, reaction));
    },
    getStarted: () => {
      attempt(() => control.getStarted(psid));
    },
    setBlocked: (blocked) => {
      attempt(async () => {
        if (blocked && !(await confirmBlock(pageName))) return;
        await control.setBlocked(psid, blocked);
      });
    },
  };
}

function describeArrival(pageName: string, arrival: LinkArrival | 'getStarted'): string {
  switch (arrival) {
    case 'referral':
      return `${pageName} has been told of the link.`;
    case 'getStarted':
      return `${pageName} hears of the link once Get Started is tapped.`;
    case 'inMessage':
      return `${pageName} hears of the link with the next message.`;
    case 'lost':
      return `The app has opened the chat and lost the ref: ${pageName} hears nothing of it.`;
  }
}

/** Facebook asks these, not the bot. */
const confirmLogOut = (pageName: string): Promise<boolean> =>
  ask({
    title: `Log out of ${pageName}?`,
    text: `Facebook will unlink your Messenger from your account with ${pageName}.`,
    confirm: 'Log Out',
  });

const confirmBlock = (pageName: string): Promise<boolean> =>
  ask({
    title: `Block ${pageName}?`,
    text: `${pageName} can no longer send you messages, until you unblock it.`,
    confirm: 'Block',
  });
