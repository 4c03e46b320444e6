import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { LambdaClient } from '@aws-sdk/client-lambda';
import type { S3Client } from '@aws-sdk/client-s3';
import type { CommandWorld } from '../cli/command';
import type { Clock, Sleep } from '../shared/clock';
import type { Environment } from '../shared/config';
import type { StartTimer } from '../shared/http-transport';
import type { Claudia } from './functions/claudia';

/** What a deployment may touch; tests hand in their own. */
export interface DeployWorld {
  readonly env: Environment;
  readonly cloudFormation: CloudFormationClient;
  readonly lambda: LambdaClient;
  readonly s3: S3Client;
  readonly dynamoDb: DynamoDBClient;
  readonly claudia: Claudia;
  /** For what the command line does as well. */
  readonly cli: CommandWorld;
  readonly clock: Clock;
  readonly sleep: Sleep;
  readonly startTimer: StartTimer;
  readonly print: (line: string) => void;
  /** Resolves with what the person typed, trimmed; `undefined` where nobody can be asked. */
  readonly ask: (question: string) => Promise<string | undefined>;
}
