import { redeemWrite } from '../accounts/authorization-code';
import { linkWrites, loadPreviousEnds, unlinkWrites } from '../accounts/link';
import { settleWrites } from '../delivery/settle-by-echo';
import { randomId, type RandomBytes } from '../shared/random';
import { closeCheckboxWrites } from '../store/checkbox';
import type { ConversationState } from '../store/conversation-state';
import { wakeWrite } from '../store/conversations';
import type { DocumentClient } from '../store/dynamodb';
import type { TableNames } from '../store/tables';
import {
  openingNoteWrite,
  noteWrites,
  ticketStatusWrite,
  ticketWrite,
} from '../store/ticket-writes';
import type { Write } from '../store/transaction';
import type { Effect } from './decision';

export interface EffectDeps {
  readonly client: DocumentClient;
  readonly tables: TableNames;
  readonly random: RandomBytes;
}

/**
 * The writes to other entries and tables that a decision's effects are. Their conditions hold what was read for them,
 * so they are made anew for every try.
 */
export async function effectWrites(
  deps: EffectDeps,
  effects: readonly Effect[],
  state: ConversationState,
  now: number,
): Promise<readonly Write[]> {
  const writes = await Promise.all(effects.map((effect) => writesOf(deps, effect, state, now)));
  return writes.flat();
}

async function writesOf(
  { client, tables, random }: EffectDeps,
  effect: Effect,
  { psid, customerId: linkedCustomerId }: ConversationState,
  now: number,
): Promise<readonly Write[]> {
  switch (effect.type) {
    case 'link': {
      const { customerId, via } = effect;
      const request = { psid, customerId, via, now };
      const previous = await loadPreviousEnds(client, tables, request, linkedCustomerId);
      return linkWrites(tables, request, previous);
    }
    case 'redeem':
      return [redeemWrite(tables.logins, effect, psid, now)];
    case 'unlink':
      return unlinkWrites(tables, { psid, customerId: effect.customerId });
    case 'closeCheckbox':
      return closeCheckboxWrites(tables, effect.checkbox);
    case 'openTicket': {
      const { ticket, note } = effect;
      return [
        ticketWrite(tables.tickets, ticket),
        openingNoteWrite(tables.tickets, ticket.ticketId, note),
      ];
    }
    case 'addNote':
      return noteWrites(tables.tickets, effect.ticketId, effect.note);
    case 'ticketStatus': {
      const { ticketId, status, note } = effect;
      return [
        ticketStatusWrite(tables.tickets, ticketId, status, now),
        ...(note === undefined ? [] : [openingNoteWrite(tables.tickets, ticketId, note)]),
      ];
    }
    case 'settle': {
      const { conversations } = tables;
      const { order, nonce, mid } = effect;
      const writes = await settleWrites(client, { conversations, psid, order, nonce, mid, now });
      // The item was still in the queue, so the ones behind it may have been waiting for its fate.
      return writes.length === 0
        ? []
        : [...writes, wakeWrite(conversations, psid, now, randomId(random))];
    }
  }
}
