import { logInButtonOf, type LogInForm } from '../messenger/log-in-button';
import type { CallForm } from '../messenger/send-form';
import type { ConversationState } from '../store/conversation-state';
import type { StoredQueueItem } from '../store/outbox';
import { callChannel } from './call-channel';
import { callGraph, type Judged } from './call-graph';
import type { DrainDeps } from './drain-deps';
import { chooseLogInForm } from './log-in-form';
import type { OutsideWindow } from './policy';
import type { Ready } from './ready';
import { loadUtilityRules } from './utility/load-utility-rules';

/** Where one conversation's messages leave: Facebook's, or another messenger's. */
export interface Door {
  /** Whose rate and circuit, in the partition `page#<account>`: the Page's id, or the channel's name. */
  readonly account: string;
  readonly outsideWindow: (queue: readonly StoredQueueItem[]) => Promise<OutsideWindow>;
  /** The form that the item's Log In button takes now; `undefined` where it has none. */
  readonly logInForm: (
    item: StoredQueueItem,
    state: ConversationState,
  ) => Promise<LogInForm | undefined>;
  readonly call: (item: StoredQueueItem, as: CallForm, ready: Ready) => Promise<Judged>;
}

/** What sending through a door needs. */
export interface SendDeps extends DrainDeps {
  readonly door: Door;
}

/** The door of this person's conversation; one messenger's trouble is nobody else's. */
export function doorOf(deps: DrainDeps, psid: string): Door {
  const chat = deps.findChat?.(psid);
  return chat === undefined
    ? {
        account: deps.pageId,
        outsideWindow: (queue) => loadUtilityRules(deps, queue),
        logInForm: (item, state) => chooseLogInForm(deps, item, state),
        call: (item, as, ready) => callGraph(deps, item, as, ready),
      }
    : {
        account: chat.name,
        outsideWindow: () => Promise.resolve('anything'),
        logInForm: ({ outgoing }) =>
          Promise.resolve(logInButtonOf(outgoing) === undefined ? undefined : 'link_token'),
        call: (item, _as, ready) => callChannel(deps, chat, item, ready),
      };
}
