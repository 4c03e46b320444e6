import type { Chosen, Handled } from '../../delivery/outbox/by-hand';
import type { OutboxTools } from '../../delivery/outbox/with-lease';
import { parcelSubject } from '../../messenger/subject';
import { AppError } from '../../shared/errors';
import {
  optionalText,
  UsageError,
  type CommandInput,
  type CommandResult,
  type CommandWorld,
  type OptionValues,
} from '../command';
import { findChat, outboxTables, type FoundChat } from './find-chat';
import { withoutWords } from './told-words';

type ByHand = (tools: OutboxTools, psid: string, isChosen: Chosen) => Promise<readonly Handled[]>;

const RESULTS: Readonly<Record<Handled['result'], string>> = {
  released: 'is tried now',
  dropped: 'dropped',
  in_flight: 'left alone: handed to Facebook already; its echo tells whether it arrived',
  not_a_message: 'left alone: no message, and the conversation rests on it',
  as_it_was: 'looked at again now; only what it waits for can let it out (outbox show)',
  gone: 'gone: it was sent meanwhile',
};

/** Does that to what waits for the chat named by the first word: of a parcel what is about it, else all, or one place. */
export async function handleChosen(
  world: CommandWorld,
  input: CommandInput,
  byHand: ByHand,
): Promise<CommandResult> {
  const order = readOrder(input.options);
  const found = await findChat(world, input);
  const { psid, without } = found;
  if (psid === undefined) {
    throw new AppError(
      'input_invalid',
      `Nothing waits: ${withoutWords[without ?? 'not_linked']}`,
      false,
    );
  }
  const { client, clock, sleep, random } = world;
  const { conversations } = outboxTables(world);
  const tools = { client, conversations, clock, sleep, random };
  const handled = await byHand(tools, psid, chosenBy(found, order));
  if (handled.length === 0) {
    throw new AppError('input_invalid', 'Nothing like that waits; see outbox show', false);
  }
  return {
    lines: handled.map((each) => `#${String(each.order)}  ${RESULTS[each.result]}`),
    data: { psid, items: handled },
  };
}

const chosenBy =
  ({ parcel }: FoundChat, order: number | undefined): Chosen =>
  (item) =>
    (order === undefined || item.order === order) &&
    (parcel === undefined ||
      (item.outgoing.type === 'message' &&
        item.outgoing.subject === parcelSubject(parcel.parcelId)));

function readOrder(options: OptionValues): number | undefined {
  const typed = optionalText(options, 'order')?.replace(/^#/, '');
  if (typed === undefined) return undefined;
  if (!/^\d{1,12}$/.test(typed)) {
    throw new UsageError('--order must be a number as outbox show has it');
  }
  return Number(typed);
}
