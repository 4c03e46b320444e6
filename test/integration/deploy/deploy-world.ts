import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ListTablesCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  GetFunctionConfigurationCommand,
  LambdaClient,
  type FunctionConfiguration,
} from '@aws-sdk/client-lambda';
import { createDynamoDb } from '../../../src/store/dynamodb';
import { AWS_KEYS, createProject, type DeployProject } from '../../helpers/deploy-project';
import { startEmulatedAws, type EmulatedAws } from '../../helpers/emulated-aws';
import { startLambda, type LambdaHost } from '../../helpers/lambda-host';
import { readZip } from '../../helpers/read-zip';
import { commandWorld } from '../../helpers/command-world';
import { typeDoctor, type Examined } from '../doctor/doctor-world';
import {
  APP_ID,
  APP_SECRET,
  PAGE_ID,
  PAGE_TOKEN,
  setStage,
  VERIFY_TOKEN,
  type Stage as Facebook,
} from '../messenger-emulator/harness';

const REGION = 'eu-west-1';

export const LAMBDAS = ['fb_webhook', 'user_login', 'parcel_push'] as const;

export const SECRETS = {
  FB_PAGE_ID: PAGE_ID,
  FB_APP_ID: APP_ID,
  FB_APP_SECRET: APP_SECRET,
  FB_PAGE_ACCESS_TOKEN: PAGE_TOKEN,
  FB_VERIFY_TOKEN: VERIFY_TOKEN,
  PASSWORD_PEPPER: 'deploy-test-pepper-0123456789-0123',
};

/** What must be in nothing that is printed, packed or recorded; the ids are no secrets. */
export const secretsIn = (text: string): readonly string[] => {
  const { FB_PAGE_ID: _, FB_APP_ID: __, ...secrets } = SECRETS;
  return [...Object.values(secrets), AWS_KEYS.AWS_SECRET_ACCESS_KEY].filter((secret) =>
    text.includes(secret),
  );
};

export const versionOf = ({ FunctionArn = '' }: FunctionConfiguration): number =>
  Number(FunctionArn.split(':').at(-1));

/** An emulated AWS, an emulated Facebook, and a checkout to deploy from. */
export interface DeployUnderTest {
  readonly aws: EmulatedAws;
  readonly facebook: Facebook;
  readonly project: DeployProject;
  /** That a deployment runs with. */
  readonly env: Readonly<Record<string, string>>;
  readonly lambda: LambdaClient;
  readonly dynamoDb: DynamoDBClient;
  /** A function as the stage's alias runs it. */
  readonly configuration: (lambda: string) => Promise<FunctionConfiguration>;
  readonly tableNames: () => Promise<readonly string[]>;
  /** What claudia uploaded. */
  readonly archive: (lambda: string) => Buffer;
  readonly apiId: (recordFile: string) => string;
  /** What API Gateway answers to a GET. */
  readonly readApis: (path: string) => Promise<readonly ApiItem[]>;
  readonly putSecrets: () => Promise<void>;
  readonly callEvents: (operation: string, body: object) => Promise<void>;
  /** `cli doctor` for the stage. */
  readonly examine: () => Promise<Examined>;
  /** Runs what was uploaded as AWS does: its archive, its variables, and nothing else, on Node 24. */
  readonly start: (lambda: string) => Promise<LambdaHost>;
  readonly close: () => Promise<void>;
}

export interface ApiItem {
  readonly name?: string;
  readonly path?: string;
  readonly resourceMethods?: Readonly<Record<string, object>>;
}

export async function startDeployWorld(): Promise<DeployUnderTest> {
  const aws = await startEmulatedAws();
  const facebook = await setStage();
  const graph = { GRAPH_API_URL: `${facebook.url}/graph/v25.0` };
  const env = { ...AWS_KEYS, ...graph, AWS_ENDPOINT_URL: aws.endpoint, AWS_REGION: REGION };
  const project = createProject(env);
  project.write(
    'infra/stages/prod.json',
    JSON.stringify({
      companyName: 'Deployed Parcels',
      chatLinks: ['https://t.me/deployed_bot?start='],
      environment: { ...graph, LEX_BOT_ID: 'ABCDEFGHIJ', LEX_BOT_ALIAS_ID: 'KLMNOPQRST' },
    }),
  );
  const client = {
    region: REGION,
    endpoint: aws.endpoint,
    credentials: { accessKeyId: 'testing', secretAccessKey: 'testing' },
  };
  const lambda = new LambdaClient(client);
  const dynamoDb = createDynamoDb(client);
  const hosts: LambdaHost[] = [];
  const configuration: DeployUnderTest['configuration'] = (name) =>
    lambda.send(
      new GetFunctionConfigurationCommand({
        FunctionName: `parcel-messenger-prod-${name}`,
        Qualifier: 'prod',
      }),
    );
  const archive = (name: string): Buffer =>
    readFileSync(path.join(project.folder, `.cache/deploy/prod/${name}.zip`));
  return {
    ...{ aws, facebook, project, env, lambda, dynamoDb, configuration, archive },
    tableNames: async () => (await dynamoDb.send(new ListTablesCommand({}))).TableNames ?? [],
    apiId: (file) => (JSON.parse(project.read(file)) as { api: { id: string } }).api.id,
    readApis: async (address) => {
      const answer = await fetch(`${aws.endpoint}${address}`, { headers: signedFor('apigateway') });
      return ((await answer.json()) as { item: readonly ApiItem[] }).item;
    },
    putSecrets: () =>
      callAws(aws.endpoint, 'ssm', 'AmazonSSM.PutParameter', {
        Name: '/parcel-messenger/prod/secrets',
        Type: 'SecureString',
        Value: JSON.stringify(SECRETS),
      }),
    callEvents: (operation, body) =>
      callAws(aws.endpoint, 'events', `AWSEvents.${operation}`, body),
    examine: () =>
      typeDoctor(commandWorld({ env, dynamoDb, clock: Date.now }), lambda, ['--stage', 'prod']),
    start: async (name) => {
      const folder = mkdtempSync(path.join(tmpdir(), 'parcel-messenger-task-'));
      for (const [file, bytes] of readZip(archive(name))) {
        writeFileSync(path.join(folder, file), bytes);
      }
      const { Environment } = await configuration(name);
      const node = execFileSync(process.execPath, ['scripts/fetch-node.mjs', '24'], {
        encoding: 'utf8',
      }).trim();
      const host = await startLambda({ node, folder, env: { ...Environment?.Variables, ...env } });
      const stop = async (): Promise<void> => {
        await host.stop();
        rmSync(folder, { recursive: true });
      };
      hosts.push({ ...host, stop });
      return host;
    },
    close: async () => {
      await Promise.all(hosts.map((host) => host.stop()));
      for (const each of [lambda, dynamoDb]) each.destroy();
      project.remove();
      await facebook.close();
      await aws.close();
    },
  };
}

/** moto only looks for whom a call is meant. */
const signedFor = (service: string): { readonly authorization: string } => ({
  authorization: `AWS4-HMAC-SHA256 Credential=testing/20260101/${REGION}/${service}/aws4_request`,
});

async function callAws(
  endpoint: string,
  service: string,
  target: string,
  body: object,
): Promise<void> {
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': target,
      ...signedFor(service),
    },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${target}: ${await answer.text()}`);
}
