import * as v from 'valibot';
import type { AwsService } from '../../shared/aws-call';
import { SECOND } from '../../shared/clock';
import { AppError } from '../../shared/errors';
import type { CommandWorld } from '../command';

/** Records of a stream that parcel_push could not handle in the end: where they stand, not what is in them. */
export interface DiscardedRecords {
  readonly table: string;
  /** Lambda's word for why it gave up. */
  readonly condition: string;
  readonly records: number;
  /** When the first of them was changed, and when Lambda gave up; ISO. */
  readonly changedAt: string;
  readonly at: string;
  readonly shardId: string;
  readonly firstSequenceNumber: string;
}

const SQS: AwsService = {
  signingName: 'sqs',
  endpointPrefix: 'sqs',
  endpointVariable: 'AWS_ENDPOINT_URL_SQS',
};

/** Long enough to see each once; then the alarm counts them again. */
const HIDDEN_SECONDS = 10;

const queueAddress = v.object({ QueueUrl: v.string() });

const batch = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    requestContext: v.object({ condition: v.string() }),
    timestamp: v.string(),
    DDBStreamBatchInfo: v.object({
      shardId: v.string(),
      startSequenceNumber: v.string(),
      approximateArrivalOfFirstRecord: v.string(),
      batchSize: v.number(),
      streamArn: v.string(),
    }),
  }),
);

const received = v.object({
  Messages: v.nullish(v.array(v.object({ MessageId: v.string(), Body: batch })), []),
});

/** What is in the stage's failure queue; all of it stays there. Throws `aws_refused`. */
export async function readFailureQueue(
  { callAws }: Pick<CommandWorld, 'callAws'>,
  stage: string,
): Promise<readonly DiscardedRecords[]> {
  const call = async (operation: string, body: object): Promise<unknown> => {
    const outcome = await callAws({
      service: SQS,
      path: '/',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `AmazonSQS.${operation}`,
      },
      body,
      timeoutMs: 5 * SECOND,
    });
    if (outcome.ok) return outcome.body;
    throw refusal(`The failure queue can’t be read: ${outcome.reason}`, outcome.retryable);
  };
  const QueueName = `parcel-messenger-${stage}-failures`;
  const { QueueUrl } = read(queueAddress, await call('GetQueueUrl', { QueueName }));
  const found = new Map<string, DiscardedRecords>();
  for (;;) {
    const asked = { QueueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: HIDDEN_SECONDS };
    const { Messages } = read(received, await call('ReceiveMessage', asked));
    const known = found.size;
    for (const { MessageId, Body } of Messages) found.set(MessageId, toRecords(Body));
    if (found.size === known) return [...found.values()];
  }
}

const toRecords = ({
  requestContext,
  timestamp,
  DDBStreamBatchInfo: info,
}: v.InferOutput<typeof batch>): DiscardedRecords => ({
  table: /:table\/([^/]+)\//.exec(info.streamArn)?.[1] ?? info.streamArn,
  condition: requestContext.condition,
  records: info.batchSize,
  changedAt: info.approximateArrivalOfFirstRecord,
  at: timestamp,
  shardId: info.shardId,
  firstSequenceNumber: info.startSequenceNumber,
});

function read<Schema extends v.GenericSchema>(
  schema: Schema,
  body: unknown,
): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, body);
  if (parsed.success) return parsed.output;
  throw refusal('The failure queue answered with something else', false);
}

const refusal = (sentence: string, retryable: boolean): AppError =>
  new AppError('aws_refused', sentence, retryable);
