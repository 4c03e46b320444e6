import type { Store } from 'dynalite/db';
import { notFound } from './wire';

export type StreamViewType = 'KEYS_ONLY' | 'NEW_IMAGE' | 'OLD_IMAGE' | 'NEW_AND_OLD_IMAGES';

export interface KeySchemaElement {
  readonly AttributeName: string;
  readonly KeyType: 'HASH' | 'RANGE';
}

/** What dynalite does not keep of a table. */
export interface TableSettings {
  readonly keySchema: readonly KeySchemaElement[];
  readonly stream?: { readonly arn: string; readonly label: string; readonly view: StreamViewType };
  readonly timeToLiveAttribute?: string;
  readonly deletionProtection: boolean;
  readonly pointInTimeRecovery: boolean;
}

/** The settings of every table, by name; kept in dynalite's own LevelDB, so they survive with the data. */
export interface TableRegistry {
  get(table: string): TableSettings | undefined;
  all(): readonly (readonly [string, TableSettings])[];
  save(table: string, settings: TableSettings): Promise<void>;
  remove(table: string): Promise<void>;
}

/** A key range beside dynalite's `table~`, `item-…~`, `index-…~` and `tag-…~`. */
const PREFIX = 'settings~';

export async function openTableRegistry(store: Store): Promise<TableRegistry> {
  const known = new Map<string, TableSettings>();
  for await (const [key, value] of store.db.iterator({ gte: PREFIX, lt: `${PREFIX}\xff` })) {
    known.set(key.slice(PREFIX.length), value as TableSettings);
  }
  return {
    get: (table) => known.get(table),
    all: () => [...known],
    save: async (table, settings) => {
      await store.db.put(PREFIX + table, settings);
      known.set(table, settings);
    },
    remove: async (table) => {
      await store.db.del(PREFIX + table);
      known.delete(table);
    },
  };
}

export function settingsOf(tables: TableRegistry, table: string): TableSettings {
  const settings = tables.get(table);
  if (!settings) throw notFound(`Table: ${table} not found`);
  return settings;
}
