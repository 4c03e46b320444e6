import { text } from 'node:stream/consumers';
import { systemClock } from '../shared/clock';
import { createHttpTransport } from '../shared/http-transport';
import { systemRandom } from '../shared/random';
import { createDynamoDb, toDocumentClient } from '../store/dynamodb';
import { customersAdd } from './commands/customers-add';
import { parcelsSet } from './commands/parcels-set';
import { referencesCreate } from './commands/references-create';
import { tablesCreate } from './commands/tables-create';
import { ticketsList } from './commands/tickets-list';
import { ticketsReply } from './commands/tickets-reply';
import { ticketsShow } from './commands/tickets-show';
import { ticketsClose, ticketsReopen } from './commands/tickets-status';
import { telegramSetWebhook } from './commands/telegram-set-webhook';
import { quietenSdk } from './quieten-sdk';
import { run } from './run';

const world = () => {
  quietenSdk();
  const dynamoDb = createDynamoDb();
  return {
    env: process.env,
    dynamoDb,
    client: toDocumentClient(dynamoDb),
    clock: systemClock,
    random: systemRandom,
    readStdin: () => text(process.stdin),
  };
};

const print = (stream: NodeJS.WriteStream) => (line: string) => {
  stream.write(`${line}\n`);
};

const commands = [
  ...[tablesCreate, customersAdd, parcelsSet, referencesCreate],
  ...[ticketsList, ticketsShow, ticketsReply, ticketsClose, ticketsReopen],
  telegramSetWebhook(createHttpTransport()),
];

void run(commands, world, process.argv.slice(2), {
  out: print(process.stdout),
  err: print(process.stderr),
}).then((code) => {
  process.exitCode = code;
});
