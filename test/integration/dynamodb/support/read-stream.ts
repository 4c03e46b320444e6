import type {
  _Record as StreamRecord,
  GetRecordsCommandOutput,
} from '@aws-sdk/client-dynamodb-streams';
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams';
import { dynamoDbClientConfig } from '../../../helpers/dynamodb';

export const createStreamsClient = (endpoint: string): DynamoDBStreamsClient =>
  new DynamoDBStreamsClient(dynamoDbClientConfig(endpoint));

export async function onlyShard(client: DynamoDBStreamsClient, arn: string): Promise<string> {
  const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn: arn }));
  return StreamDescription!.Shards![0]!.ShardId!;
}

type Start =
  | { readonly ShardIteratorType: 'TRIM_HORIZON' | 'LATEST' }
  | { readonly ShardIteratorType: 'AFTER_SEQUENCE_NUMBER'; readonly SequenceNumber: string };

export async function shardIterator(
  client: DynamoDBStreamsClient,
  arn: string,
  start: Start,
): Promise<string> {
  const ShardId = await onlyShard(client, arn);
  const request = new GetShardIteratorCommand({ StreamArn: arn, ShardId, ...start });
  return (await client.send(request)).ShardIterator!;
}

/** Everything a stream holds from there on, up to the first empty answer. */
export async function readStream(
  client: DynamoDBStreamsClient,
  arn: string,
  start: Start | { readonly iterator: string } = { ShardIteratorType: 'TRIM_HORIZON' },
): Promise<StreamRecord[]> {
  const records: StreamRecord[] = [];
  let next: string | undefined =
    'iterator' in start ? start.iterator : await shardIterator(client, arn, start);
  while (next !== undefined) {
    const page: GetRecordsCommandOutput = await client.send(
      new GetRecordsCommand({ ShardIterator: next }),
    );
    if (page.Records?.length === 0) break;
    records.push(...(page.Records ?? []));
    next = page.NextShardIterator;
  }
  return records;
}
