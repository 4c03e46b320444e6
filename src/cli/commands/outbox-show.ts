import { loadPerson } from '../../delivery/outbox/load-outbox';
import type { OutboxView, QueuedPerson } from '../../delivery/outbox/outbox-view';
import { isOnFacebook } from '../../channels/chat-partition';
import { parcelSubject } from '../../messenger/subject';
import { loadCircuit } from '../../store/circuit';
import {
  optionalText,
  UsageError,
  type Command,
  type CommandWorld,
  type OptionValues,
} from '../command';
import { aligned } from '../lines';
import { findChat, outboxTables, type FoundChat } from '../outbox/find-chat';
import { circuitLines, itemLines } from '../outbox/outbox-lines';
import { toldWords, withoutWords } from '../outbox/told-words';
import { loadSettings } from '../settings';

const SHOWN = 20;

export const outboxShow: Command = {
  name: 'outbox show',
  summary: 'was the customer told, when, and if not, why',
  usage: 'outbox show <parcelId | customerId | psid> [--last <n>] [--stage <stage>]',
  positionals: 1,
  options: { last: { type: 'string' }, stage: { type: 'string' } },
  optionHelp: {
    last: `so many of the latest messages; ${String(SHOWN)} if left out`,
    stage: 'whose Page may be stopped altogether; FB_PAGE_ID names it too',
  },
  run: async (world, input) => {
    const last = Number(optionalText(input.options, 'last') ?? SHOWN);
    if (!Number.isInteger(last) || last < 1) throw new UsageError('--last must be a number from 1');
    const found = await findChat(world, input);
    const { parcel, customerId, psid, without } = found;
    if (psid === undefined) {
      const told = withoutWords[without ?? 'not_linked'];
      return { lines: headLines(found, told), data: { parcel, customerId, told, without } };
    }
    const all = await loadPerson(world.client, outboxTables(world).conversations, psid);
    const person = parcel === undefined ? all : onlyAbout(all, parcel.parcelId);
    const circuit = await circuitOf(world, input.options, psid);
    const told = toldWords(person, circuit);
    const shown = { ...person, settled: person.settled.slice(0, last) };
    return {
      lines: [...headLines(found, told), ...circuitLines(circuit), ...itemLines(shown, circuit)],
      data: { parcel, told, ...(circuit && { circuit }), ...shown },
    };
  },
};

function headLines({ parcel, customerId, psid }: FoundChat, told: string): readonly string[] {
  return aligned([
    ...(parcel === undefined
      ? []
      : [
          ['parcel', parcel.parcelId],
          ['status', parcel.status],
        ]),
    ['customer', customerId ?? 'not linked'],
    ['chat', psid ?? 'none'],
    ['told', told],
  ]);
}

const onlyAbout = (person: QueuedPerson, parcelId: string): QueuedPerson => {
  const isMeant = ({ subject }: { readonly subject?: string }): boolean =>
    subject === parcelSubject(parcelId);
  return {
    ...person,
    waiting: person.waiting.filter(isMeant),
    settled: person.settled.filter(isMeant),
  };
};

/** Of Facebook's Page, where the settings name it. */
async function circuitOf(
  world: CommandWorld,
  options: OptionValues,
  psid: string,
): Promise<OutboxView['circuit']> {
  if (!isOnFacebook(psid)) return undefined;
  const { FB_PAGE_ID: pageId } = await loadSettings(world, options);
  return pageId === undefined
    ? undefined
    : loadCircuit(world.client, outboxTables(world).conversations, pageId);
}
