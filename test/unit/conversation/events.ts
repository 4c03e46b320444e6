import type { Snapshot } from '../../../src/conversation/decision';
import { wishOf } from '../../../src/conversation/read-wish';
import { encodeChoice, type Choice } from '../../../src/messenger/choice';
import type { Outgoing } from '../../../src/messenger/outgoing';
import type {
  AccountLinkingEvent,
  EchoEvent,
  EventOrigin,
  MessageEvent,
  PassThreadControlEvent,
  PostbackEvent,
  TakeThreadControlEvent,
  WebhookEvent,
} from '../../../src/messenger/webhook/events';
import type { Parcel } from '../../../src/parcels/parcel';
import { newConversation, type ConversationState } from '../../../src/store/conversation-state';
import type { Ticket } from '../../../src/store/ticket-rows';
import type { Customer } from '../../../src/store/customers';

export const NOW = Date.UTC(2026, 10, 20, 12);
export const APP_ID = '1517776481860111';
export const INBOX_APP_ID = '263902037430900';
export const LOGIN_PAGE_URL = 'https://login.example.com/';

let counter = 0;

export const origin = (): EventOrigin => {
  counter += 1;
  return {
    key: `event-${String(counter)}`,
    psid: 'P-1',
    pageId: 'PAGE',
    timestamp: NOW - 1_000,
    channel: 'messaging',
  };
};

export const message = (text: string, more: Partial<MessageEvent> = {}): MessageEvent => ({
  ...origin(),
  kind: 'message',
  mid: `m_${String(counter)}`,
  text,
  attachments: [],
  ...more,
});

export const tap = (choice: Choice, more: Partial<PostbackEvent> = {}): PostbackEvent => ({
  ...origin(),
  kind: 'postback',
  payload: encodeChoice(choice),
  ...more,
});

export const accountLinking = (
  status: AccountLinkingEvent['status'],
  more: Partial<AccountLinkingEvent> = {},
): AccountLinkingEvent => ({ ...origin(), kind: 'accountLinking', status, ...more });

export const echo = (more: Partial<EchoEvent> = {}): EchoEvent => ({
  ...origin(),
  kind: 'echo',
  mid: 'm_echo',
  attachments: [],
  ...more,
});

export const passThreadControl = (newOwnerAppId: string | null): PassThreadControlEvent => ({
  ...origin(),
  kind: 'passThreadControl',
  previousOwnerAppId: null,
  newOwnerAppId,
});

export const takeThreadControl = (newOwnerAppId: string | null): TakeThreadControlEvent => ({
  ...origin(),
  kind: 'takeThreadControl',
  previousOwnerAppId: APP_ID,
  newOwnerAppId,
});

export const anna: Customer = { customerId: 'C-1', name: 'Anna Berger', psid: 'P-1' };

export const parcel = (parcelId: string, more: Partial<Parcel> = {}): Parcel => ({
  parcelId,
  customerId: 'C-1',
  status: 'in_transit',
  ...more,
});

/** A conversation that the bot knows already, with the window open, and has not learned the language of. */
export const knownButForLanguage = (more: Partial<ConversationState> = {}): ConversationState => ({
  ...newConversation('P-1'),
  version: 3,
  nextOrder: 5,
  lastUserActionAt: NOW - 60_000,
  ...more,
});

export const known = (more: Partial<ConversationState> = {}): ConversationState =>
  knownButForLanguage({ locale: 'en', ...more });

export const linkedState = (more: Partial<ConversationState> = {}): ConversationState =>
  known({ customerId: 'C-1', linkedAt: NOW - 100_000, ...more });

export function snapshotFor(event: WebhookEvent, more: Partial<Snapshot> = {}): Snapshot {
  const asked = wishOf(event);
  return {
    state: known(),
    parcels: [],
    tickets: (more.state?.openTickets ?? []).map(({ ticketId, customerId }): Ticket => ({
      ...{ ticketId, status: 'open', psid: 'P-1' },
      ...(customerId === undefined ? {} : { customerId }),
    })),
    newTicketId: 'T-2NEW22',
    now: NOW,
    appId: APP_ID,
    loginPageUrl: LOGIN_PAGE_URL,
    ...(asked === undefined ? {} : { asked }),
    ...more,
  };
}

/** What the customer reads, one line for each message; buttons and quick replies in brackets. */
export const readable = (outgoing: readonly Outgoing[]): readonly string[] =>
  outgoing.map((item) => {
    if (item.type !== 'message') return `<${item.type}>`;
    const { content } = item;
    if (content.kind === 'export') return '<export>';
    if (content.kind === 'cards') return content.cards.map(({ title }) => title).join(' | ');
    const buttons = content.kind === 'buttons' ? content.buttons : [];
    const titles = [
      ...buttons.map((button) => ('title' in button ? button.title : button.kind)),
      ...(content.quickReplies ?? []).map(({ title }) => title),
    ];
    return [content.text, ...titles.map((title) => `[${title}]`)].join(' ');
  });
