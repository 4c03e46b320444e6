import {
  DeleteTableCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import type { AppPermission } from '../../../src/local/messenger/access/app-permissions';
import { localSettings } from '../../../src/local/local-settings';
import type { Graph } from '../../../src/messenger/graph';
import { SUBSCRIBED_FIELDS } from '../../../src/messenger/subscribed-fields';
import { MINUTE } from '../../../src/shared/clock';
import { freshTables } from '../../helpers/tables';
import { startFakeBot } from '../messenger-emulator/fake-bot';
import type { Differently, DoctorUnderTest } from './doctor-world';

export interface Given extends DoctorUnderTest {
  readonly graph: Graph;
  /** Undone in the opposite order once the row is over. */
  readonly afterwards: (undo: () => unknown) => void;
}

/** `named`: the verdict and the check that are to name it. */
export type Defect = readonly [
  defect: string,
  named: string,
  arrange: (given: Given) => Differently | undefined | Promise<Differently | undefined>,
];

const without = (header: string, value?: string) => (answer: { readonly headers: object }) => ({
  headers: { ...answer.headers, [header]: value ?? '' },
});

export const DEFECTS: readonly Defect[] = [
  ['a missing setting', 'problem: settings', () => ({ env: { PASSWORD_PEPPER: '' } })],
  ['a missing secret', 'problem: settings', () => ({ env: { FB_APP_SECRET: '' } })],
  ['a slow clock', 'warning: clock', () => ({ clock: () => Date.now() - MINUTE })],
  ['a wrong clock', 'problem: clock', () => ({ clock: () => Date.now() + 10 * MINUTE })],
  [
    'another app’s secret',
    'problem: app-secret',
    () => ({ env: { FB_APP_SECRET: 'the-secret-of-another-app' }, webhookUrl: null }),
  ],
  [
    'an app secret that Facebook does not know yet',
    'warning: app-secret',
    ({ stack }) => ({
      env: { FB_APP_SECRET: `a-secret-to-come,${localSettings(stack.url).FB_APP_SECRET}` },
      webhookUrl: null,
    }),
  ],
  [
    'a dead token',
    'problem: page-token',
    async ({ stack, afterwards }) => {
      await stack.control.setFault('invalidToken', true);
      afterwards(() => stack.control.setFault('invalidToken', false));
      return undefined;
    },
  ],
  ['another Page’s token', 'problem: page-token', () => ({ env: { FB_PAGE_ID: '4711' } })],
  [
    'a token without a permission that all needs',
    'problem: page-token',
    withheld('pages_manage_metadata'),
  ],
  ['a token without the languages', 'warning: page-token', withheld('pages_user_locale')],
  [
    'an app that was unsubscribed',
    'problem: subscribed-fields',
    subscribed((graph, path) => graph.remove(path, {})),
  ],
  [
    'fields that are not subscribed',
    'problem: subscribed-fields',
    subscribed((graph, path) => graph.post(path, { subscribed_fields: 'messages,standby' })),
  ],
  [
    'a login page that Facebook knows by another address',
    'problem: account-linking-url',
    set('account_linking_url', 'https://old.parcel.example/'),
  ],
  [
    'a greeting that somebody changed',
    'warning: profile',
    set('greeting', [{ locale: 'default', text: 'Buy now!' }]),
  ],
  [
    'no default app',
    'warning: conversation-routing',
    async ({ stack, afterwards }) => {
      await stack.control.setDefaultApp(null);
      afterwards(() => stack.control.setDefaultApp(localSettings(stack.url).FB_APP_ID));
      return undefined;
    },
  ],
  [
    'a Page in Europe',
    'warning: european-rules',
    async ({ stack, afterwards }) => {
      await stack.control.setFault('euPrivacyRules', true);
      afterwards(() => stack.control.setFault('euPrivacyRules', false));
      return undefined;
    },
  ],
  [
    'templates that were never submitted',
    'warning: templates',
    () => ({ env: { UTILITY_TEMPLATES: 'approved' } }),
  ],
  ['another verify token', 'problem: webhook', () => ({ env: { FB_VERIFY_TOKEN: 'another-one' } })],
  [
    'a webhook that nobody reaches',
    'problem: webhook',
    () => ({ webhookUrl: 'http://127.0.0.1:9/facebook' }),
  ],
  [
    'a webhook that takes what is not signed',
    'problem: webhook-signature',
    async ({ stack, afterwards }) => {
      const careless = await startFakeBot(localSettings(stack.url).FB_VERIFY_TOKEN);
      afterwards(() => careless.close());
      return { webhookUrl: careless.url };
    },
  ],
  [
    'a login page that runs foreign scripts',
    'problem: login-page',
    () => ({ answers: ['/login/', without('content-security-policy', 'default-src *')] }),
  ],
  [
    'a login page that browsers keep',
    'problem: login-page',
    () => ({ answers: ['/login/', without('cache-control')] }),
  ],
  [
    'a login page that calls another API',
    'problem: login-page-config',
    () => ({ answers: ['/config.json', () => ({ body: '{"apiUrl":"https://old.example"}' })] }),
  ],
  [
    'a login that any site may call',
    'problem: cors',
    () => ({ answers: ['/api/login', without('access-control-allow-origin', '*')] }),
  ],
  [
    'a missing table',
    'problem: tables',
    inTables(async (dynamoDb, prefix) => {
      await dynamoDb.send(new DeleteTableCommand({ TableName: `${prefix}logins` }));
    }),
  ],
  [
    'a table without its stream',
    'problem: streams',
    inTables(async (dynamoDb, prefix) => {
      await dynamoDb.send(
        new UpdateTableCommand({
          TableName: `${prefix}parcels`,
          StreamSpecification: { StreamEnabled: false },
        }),
      );
    }),
  ],
  [
    'a table in which nothing expires',
    'problem: expiry',
    inTables(async (dynamoDb, prefix) => {
      await dynamoDb.send(
        new UpdateTimeToLiveCommand({
          TableName: `${prefix}logins`,
          TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: false },
        }),
      );
    }),
  ],
];

type Arrange = Defect[2];

function withheld(permission: AppPermission): Arrange {
  return async ({ stack, afterwards }) => {
    await stack.control.setPermission(permission, false);
    afterwards(() => stack.control.setPermission(permission, true));
    return undefined;
  };
}

/** The app's subscription is put back as it was. */
function subscribed(change: (graph: Graph, path: string) => Promise<unknown>): Arrange {
  return async ({ stack, graph, afterwards }) => {
    const path = `/${localSettings(stack.url).FB_PAGE_ID}/subscribed_apps`;
    afterwards(() => graph.post(path, { subscribed_fields: SUBSCRIBED_FIELDS.join() }));
    await change(graph, path);
    return undefined;
  };
}

/** Somebody has changed the Page's profile past the file. */
function set(property: string, value: unknown): Arrange {
  return async ({ graph, afterwards }) => {
    const path = '/me/messenger_profile';
    const before = await graph.get(path, { fields: property });
    const [had] = before.ok ? (before.body as { readonly data: readonly object[] }).data : [];
    afterwards(() => graph.post(path, { ...had }));
    await graph.post(path, { [property]: value });
    return undefined;
  };
}

function inTables(
  change: (dynamoDb: DoctorUnderTest['dynamoDb'], prefix: string) => Promise<unknown>,
): Arrange {
  return async ({ stack, dynamoDb }) => {
    const { client, prefix } = await freshTables(stack.dynamoDbEndpoint);
    client.destroy();
    await change(dynamoDb, prefix);
    return { env: { TABLE_PREFIX: prefix } };
  };
}
