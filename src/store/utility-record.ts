import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { storedIf } from './conditional';
import type { DocumentClient } from './dynamodb';
import { pagePartition } from './entries';
import { stored } from './store-error';
import type { Write } from './transaction';

const UTILITY_ENTRY = 'utility';

/** What Facebook lets this Page send outside the window: the entry `utility` of its partition. Times are milliseconds. */
export interface UtilityRecord {
  /** Grows by one with every write; 0 means nothing is stored yet. */
  readonly version: number;
  /** Whoever asks Facebook for its list sets it first, so that nobody asks beside them. */
  readonly askAgainAt: number;
  /** As Facebook told last; absent: it never did. */
  readonly templates?: readonly KnownTemplate[];
  readonly refusals?: readonly UtilityRefusal[];
}

/** Facebook refused a send: until then nobody tries it again. */
export interface UtilityRefusal {
  /** `WHOLE_PAGE`, or a template's key. */
  readonly of: string;
  readonly until: number;
  /** How often in a row, from 0. */
  readonly level: number;
}

export const WHOLE_PAGE = 'page';

export const templateKey = (name: string, language: string): string => `${language}/${name}`;

export interface KnownTemplate {
  readonly name: string;
  readonly language: string;
  /** Facebook's word: `APPROVED`, `PENDING`, `REJECTED`, … */
  readonly status: string;
  /** The parameters of its body. */
  readonly parameters: readonly string[];
  /** It has parameters elsewhere too. */
  readonly needsMore?: true;
}

export const NO_RECORD: UtilityRecord = { version: 0, askAgainAt: 0 };

export async function loadUtilityRecord(
  client: DocumentClient,
  table: string,
  pageId: string,
): Promise<UtilityRecord> {
  const { Item } = await stored(
    client.send(new GetCommand({ TableName: table, Key: keyOf(pageId), ConsistentRead: true })),
  );
  if (Item === undefined) return NO_RECORD;
  const { psid: _psid, entry: _entry, ...record } = Item;
  return record as UtilityRecord;
}

/** Writes it if it is still as it was seen; false: somebody else changed it first. */
export const replaceUtilityRecord = (
  client: DocumentClient,
  table: string,
  pageId: string,
  seen: UtilityRecord,
  next: Omit<UtilityRecord, 'version'>,
): Promise<boolean> =>
  storedIf(client.send(new PutCommand(replacement(table, pageId, seen, next))));

/** The same within a transaction; refused with label `utility`. */
export const utilityRecordWrite = (
  table: string,
  pageId: string,
  seen: UtilityRecord,
  next: Omit<UtilityRecord, 'version'>,
): Write => ({ label: 'utility', item: { Put: replacement(table, pageId, seen, next) } });

function replacement(
  table: string,
  pageId: string,
  { version }: UtilityRecord,
  next: Omit<UtilityRecord, 'version'>,
) {
  const Item = { ...keyOf(pageId), ...next, version: version + 1 };
  return version === 0
    ? { TableName: table, Item, ConditionExpression: 'attribute_not_exists(entry)' }
    : {
        TableName: table,
        Item,
        ConditionExpression: '#version = :seen',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':seen': version },
      };
}

const keyOf = (pageId: string) => ({ psid: pagePartition(pageId), entry: UTILITY_ENTRY });
