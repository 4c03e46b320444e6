import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { doctor } from '../../../src/cli/commands/doctor';
import type { CommandWorld } from '../../../src/cli/command';
import type { Finding } from '../../../src/cli/doctor/finding';
import { localSettings, SHOP_SITE } from '../../../src/local/local-settings';
import type { HttpTransport, TransportAnswer } from '../../../src/shared/http-transport';
import { createHttpTransport, systemTimer } from '../../../src/shared/http-transport';
import { commandWorld, typeCommand } from '../../helpers/command-world';
import { startStackUnderTest, type StackUnderTest } from '../../helpers/local-stack';
import { localCredentials } from '../../helpers/tables';

/** How a row differs from a world in which all is well. */
export interface Differently {
  readonly env?: Readonly<Record<string, string>>;
  /** Instead of the local stack's; `null`: nobody says where it is. */
  readonly webhookUrl?: string | null;
  readonly clock?: () => number;
  /** Changes the answers whose address ends so. */
  readonly answers?: readonly [ending: string, change: (answer: TransportAnswer) => object];
}

export interface Examined {
  readonly code: number;
  readonly printed: string;
  readonly findings: readonly Finding[];
}

export interface DoctorUnderTest {
  readonly stack: StackUnderTest;
  readonly dynamoDb: DynamoDBClient;
  readonly examine: (differently?: Differently) => Promise<Examined>;
  readonly close: () => Promise<void>;
}

/** The local stack as the deployment, and `cli doctor` before it. */
export async function startDoctor(): Promise<DoctorUnderTest> {
  const stack = await startStackUnderTest();
  const dynamoDb = new DynamoDBClient({ endpoint: stack.dynamoDbEndpoint, ...localCredentials });
  const wordsFor = (webhookUrl: string | null): readonly string[] => [
    ...['--login-api-url', `${stack.url}/api`, '--login-page-url', `${stack.url}/login/`],
    ...(webhookUrl === null ? [] : ['--webhook-url', webhookUrl]),
  ];
  return {
    stack,
    dynamoDb,
    examine: ({ env, webhookUrl = `${stack.url}/api/facebook`, clock = Date.now, answers } = {}) =>
      typeDoctor(
        commandWorld({
          env: { ...localSettings(stack.url), SHOP_URL: SHOP_SITE, ...env },
          dynamoDb,
          clock,
          transport: changing(createHttpTransport(), answers),
        }),
        new LambdaClient({ endpoint: 'http://127.0.0.1:9', ...localCredentials }),
        wordsFor(webhookUrl),
      ),
    close: async () => {
      dynamoDb.destroy();
      await stack.close();
    },
  };
}

export async function typeDoctor(
  world: CommandWorld,
  lambda: LambdaClient,
  words: readonly string[],
): Promise<Examined> {
  const command = doctor(() => ({ lambda, startTimer: systemTimer }));
  const { code, out } = await typeCommand([command], world, ['doctor', ...words, '--json']);
  const { findings } = JSON.parse(out) as { readonly findings: readonly Finding[] };
  return { code, printed: out, findings };
}

/** What is not as it should be, by name and verdict. */
export const named = ({ findings }: Examined): readonly string[] =>
  findings.flatMap(({ check, verdict }) =>
    verdict === 'problem' || verdict === 'warning' ? [`${verdict}: ${check}`] : [],
  );

function changing(transport: HttpTransport, answers: Differently['answers']): HttpTransport {
  if (answers === undefined) return transport;
  const [ending, change] = answers;
  return async (request) => {
    const outcome = await transport(request);
    return outcome.kind === 'answered' && request.url.pathname.endsWith(ending)
      ? { ...outcome, ...change(outcome) }
      : outcome;
  };
}
