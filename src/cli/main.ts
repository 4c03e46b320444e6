import { LambdaClient } from '@aws-sdk/client-lambda';
import { text } from 'node:stream/consumers';
import { createAwsCall } from '../shared/aws-call';
import { SECOND, systemClock, systemSleep } from '../shared/clock';
import { createHttpTransport, systemTimer } from '../shared/http-transport';
import { systemRandom } from '../shared/random';
import { createDynamoDb, toDocumentClient } from '../store/dynamodb';
import { createAskSecret } from './ask-secret';
import { customersAdd } from './commands/customers-add';
import { customersErase } from './commands/customers-erase';
import { customersExport } from './commands/customers-export';
import { customersImport } from './commands/customers-import';
import { customersUnlink } from './commands/customers-unlink';
import { deadlettersList } from './commands/deadletters-list';
import { deadlettersReplay } from './commands/deadletters-replay';
import { deadlettersShow } from './commands/deadletters-show';
import { doctor } from './commands/doctor';
import { outboxDrop } from './commands/outbox-drop';
import { outboxList } from './commands/outbox-list';
import { outboxRelease } from './commands/outbox-release';
import { outboxShow } from './commands/outbox-show';
import { parcelsImport } from './commands/parcels-import';
import { parcelsList } from './commands/parcels-list';
import { parcelsSet } from './commands/parcels-set';
import { parcelsShow } from './commands/parcels-show';
import { parcelsWatch } from './commands/parcels-watch';
import { profileApply } from './commands/profile-apply';
import { profileDiff } from './commands/profile-diff';
import { referencesCreate } from './commands/references-create';
import { secretsRotate } from './commands/secrets-rotate';
import { secretsSet } from './commands/secrets-set';
import { secretsShow } from './commands/secrets-show';
import { stats } from './commands/stats';
import { tablesCreate } from './commands/tables-create';
import { ticketsList } from './commands/tickets-list';
import { ticketsReply } from './commands/tickets-reply';
import { ticketsShow } from './commands/tickets-show';
import { ticketsClose, ticketsReopen } from './commands/tickets-status';
import { telegramSetWebhook } from './commands/telegram-set-webhook';
import { templatesDiff } from './commands/templates-diff';
import { templatesStatus } from './commands/templates-status';
import { templatesSubmit } from './commands/templates-submit';
import { listFolder } from './list-folder';
import { quietenSdk } from './quieten-sdk';
import { readBytes, readTextFile } from './read-file';
import { run } from './run';
import { createTerminal } from './terminal/terminal';

/** No invocation is used up here: a database that is busy, as one on the same machine may be, gets its time. */
const PATIENCE = {
  connectionTimeout: 5 * SECOND,
  requestTimeout: 30 * SECOND,
  throwOnRequestTimeout: true,
};

const world = () => {
  quietenSdk();
  const dynamoDb = createDynamoDb({ requestHandler: PATIENCE });
  const transport = createHttpTransport();
  return {
    env: process.env,
    dynamoDb,
    client: toDocumentClient(dynamoDb),
    clock: systemClock,
    sleep: systemSleep,
    random: systemRandom,
    readStdin: () => text(process.stdin),
    askSecret: createAskSecret(process.stdin, process.stderr),
    readFile: readTextFile,
    listFolder,
    readBytes,
    terminal: createTerminal(process),
    transport,
    callAws: createAwsCall({
      identity: () => dynamoDb.config,
      env: process.env,
      transport,
      clock: systemClock,
    }),
  };
};

const print = (stream: NodeJS.WriteStream) => (line: string) => {
  stream.write(`${line}\n`);
};

const commands = [
  ...[tablesCreate, referencesCreate],
  ...[customersAdd, customersImport, customersUnlink, customersErase, customersExport],
  ...[parcelsList, parcelsShow, parcelsSet, parcelsImport, parcelsWatch],
  ...[ticketsList, ticketsShow, ticketsReply, ticketsClose, ticketsReopen],
  ...[outboxList, outboxShow, outboxRelease, outboxDrop],
  ...[deadlettersList, deadlettersShow, deadlettersReplay, stats],
  ...[profileDiff, profileApply],
  ...[templatesDiff, templatesSubmit, templatesStatus],
  ...[secretsSet, secretsShow, secretsRotate],
  telegramSetWebhook(createHttpTransport()),
  doctor(() => ({ lambda: new LambdaClient({}), startTimer: systemTimer })),
];

void run(commands, world, process.argv.slice(2), {
  out: print(process.stdout),
  err: print(process.stderr),
}).then((code) => {
  process.exitCode = code;
});
