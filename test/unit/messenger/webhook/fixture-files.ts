import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Fixture {
  readonly file: string;
  readonly shape: string;
  readonly kinds: readonly string[];
}

const folder = join(__dirname, '../../../fixtures/webhooks');

export const fixtures = (
  JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as { fixtures: readonly Fixture[] }
).fixtures;

export const fixtureFilesOnDisk = (): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((found) => found.isFile() && found.name !== 'index.json')
    .map((found) => join(found.parentPath, found.name).slice(folder.length + 1));

export const readFixture = ({ file }: Fixture): string => readFileSync(join(folder, file), 'utf8');

export interface WebhookBody {
  readonly text: string;
  /** False for what is no webhook at all: Graph requests and responses, and what is not JSON. */
  readonly isWebhook: boolean;
  /** The list that we put around the fixture, which therefore is none of its own kinds. */
  readonly addedList?: 'messaging' | 'changes';
}

/** The fixture as a webhook body: what is less than an envelope gets the rest of it, what is more loses it. */
export function asWebhookBody(fixture: Fixture): WebhookBody {
  const text = readFixture(fixture);
  if (fixture.shape === 'malformed-json') return { text, isWebhook: false };
  const json = JSON.parse(text) as Record<string, unknown>;
  if (json['entry'] !== undefined) return { text, isWebhook: true };
  if (json['method'] !== undefined) return { text: JSON.stringify(json['body']), isWebhook: true };
  if (fixture.shape === 'entry') return { text: pageOf(text), isWebhook: true };

  if (isObject(json['messaging'])) return inList('messaging', JSON.stringify(json['messaging']));
  if (isObject(json['change'])) return inList('changes', JSON.stringify(json['change']));
  if (json['field'] !== undefined) return inList('changes', text);
  const isSendRequest = (json['messaging_type'] ?? null) !== null;
  const isEvent = json['sender'] !== undefined || json['recipient'] !== undefined;
  return isEvent && !isSendRequest ? inList('messaging', text) : { text, isWebhook: false };
}

const inList = (addedList: 'messaging' | 'changes', element: string): WebhookBody => ({
  text: pageOf(`{"${addedList}":[${element}]}`),
  isWebhook: true,
  addedList,
});

const pageOf = (entry: string): string => `{"object":"page","entry":[${entry}]}`;

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
