import { readFailureQueue } from '../../../src/cli/deadletters/failure-queue';
import { describeDiscardedBatch } from '../../../src/local/streams/discarded-batch';
import { toStreamEventRecord } from '../../../src/local/streams/stream-event';
import type { AwsOutcome, AwsRequest } from '../../../src/shared/aws-call';

const STREAM = 'arn:aws:dynamodb:eu-west-1:123456789012:table/parcel-messenger-parcels/stream/1';
const AT = Date.parse('2026-11-21T08:00:00Z');
const record = toStreamEventRecord(
  {
    eventName: 'MODIFY',
    dynamodb: { ApproximateCreationDateTime: new Date(AT), SequenceNumber: '7' },
  },
  STREAM,
);

/** As Lambda writes it. */
const Body = JSON.stringify(
  describeDiscardedBatch(
    {
      ...{ streamArn: STREAM, functionName: 'f', shardId: 'shard-1', invocations: 101, at: AT },
      condition: 'RetryAttemptsExhausted',
    },
    record,
    record,
    3,
  ),
);

/** An SQS that has these pages of messages. */
function createSqs(pages: readonly (readonly object[] | undefined)[]) {
  const requests: AwsRequest[] = [];
  let page = 0;
  const callAws = (request: AwsRequest): Promise<AwsOutcome> => {
    requests.push(request);
    const isReceive = request.headers['x-amz-target'] === 'AmazonSQS.ReceiveMessage';
    const body = isReceive ? { Messages: pages[page++] } : { QueueUrl: 'https://sqs/1/failures' };
    return Promise.resolve({ ok: true, body });
  };
  return { callAws, requests };
}

describe('the failure queue', () => {
  test('tells which changes were given up, each once, and takes nothing away', async () => {
    const sqs = createSqs([[{ MessageId: 'm-1', Body }], [{ MessageId: 'm-1', Body }]]);

    const found = await readFailureQueue(sqs, 'prod');

    expect(found).toEqual([
      {
        ...{ table: 'parcel-messenger-parcels', condition: 'RetryAttemptsExhausted', records: 3 },
        ...{ changedAt: '2026-11-21T08:00:00.000Z', at: '2026-11-21T08:00:00.000Z' },
        ...{ shardId: 'shard-1', firstSequenceNumber: '7' },
      },
    ]);
    expect(sqs.requests.map(({ headers }) => headers['x-amz-target'])).toEqual([
      ...['AmazonSQS.GetQueueUrl', 'AmazonSQS.ReceiveMessage', 'AmazonSQS.ReceiveMessage'],
    ]);
    expect(sqs.requests[0]?.body).toEqual({ QueueName: 'parcel-messenger-prod-failures' });
  });

  test('is empty where SQS names no messages', async () => {
    expect(await readFailureQueue(createSqs([undefined]), 'prod')).toEqual([]);
  });

  test('says what AWS said when it can’t be read', async () => {
    const callAws = (): Promise<AwsOutcome> =>
      Promise.resolve({ ok: false, reason: 'QueueDoesNotExist', retryable: false });

    await expect(readFailureQueue({ callAws }, 'prod')).rejects.toMatchObject({
      code: 'aws_refused',
      message: 'The failure queue can’t be read: QueueDoesNotExist',
    });
  });

  test('is not guessed at where a message is none of Lambda’s', async () => {
    const sqs = createSqs([[{ MessageId: 'm-1', Body: '{}' }]]);

    await expect(readFailureQueue(sqs, 'prod')).rejects.toMatchObject({ code: 'aws_refused' });
  });
});
