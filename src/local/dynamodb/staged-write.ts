import type { Operation, Store, SubDb } from 'dynalite/db';
import type { CheckedRequest } from './engine';
import { perform } from './engine';
import type { Item, Json } from './wire';

/** An item before and after a write; absent on the side where it does not exist. */
export interface ItemChange {
  /** Tells two items apart, over all tables. */
  readonly id: string;
  readonly table: string;
  readonly before?: Item;
  readonly after?: Item;
}

/** What a write would do, held back until `commit`. */
export interface StagedWrite {
  readonly answer: Json;
  readonly changes: readonly ItemChange[];
  readonly operations: readonly Operation[];
}

/** A write that the data refused (a failed condition, a bad path): nothing happened. */
export interface RefusedWrite {
  readonly refusal: unknown;
  /** The items that were looked at, as they are. */
  readonly changes: readonly ItemChange[];
}

/**
 * Runs dynalite's own code for a write against a store that reads the real items and only notes what is written.
 * So conditions, update expressions and index entries are dynalite's, and a transaction is: stage every member,
 * then apply all of it in one LevelDB batch, or nothing.
 */
export async function stageWrite(
  store: Store,
  request: CheckedRequest,
): Promise<StagedWrite | RefusedWrite> {
  const changes = new Map<string, ItemChange>();
  const operations: Operation[] = [];
  const collecting: Store = Object.assign(Object.create(store) as Store, {
    getItemDb: (table: string) =>
      observeItems(table, collect(store.getItemDb(table), `item-${table}~`, operations), changes),
    getIndexDb: (kind: string, table: string, index: string) =>
      collect(
        store.getIndexDb(kind, table, index),
        `index-${kind.toLowerCase()}~${table}~${index}~`,
        operations,
      ),
  });
  try {
    const answer = await perform(collecting, request);
    return { answer, changes: [...changes.values()], operations };
  } catch (refusal) {
    return { refusal, changes: [...changes.values()] };
  }
}

/** Applies staged writes, all or nothing (also when the process dies: LevelDB writes a batch atomically). */
export const commit = (store: Store, writes: readonly StagedWrite[]): Promise<void> =>
  store.db.batch(writes.flatMap(({ operations }) => operations));

/** `prefix` is the key range dynalite 4.0.0 gives this part of the store (`getSubDb` in its db/index.js). */
const collect = (real: SubDb, prefix: string, operations: Operation[]): SubDb => ({
  lock: real.lock,
  get: (key, callback) => {
    real.get(key, callback);
  },
  put: (key, value, callback) => {
    operations.push({ type: 'put', key: prefix + key, value });
    queueMicrotask(() => {
      callback(null);
    });
  },
  del: (key, callback) => {
    operations.push({ type: 'del', key: prefix + key });
    queueMicrotask(() => {
      callback(null);
    });
  },
});

/** Every write of dynalite reads the item once, then puts or deletes it: before and after, by its key. */
function observeItems(table: string, inner: SubDb, changes: Map<string, ItemChange>): SubDb {
  const idOf = (storeKey: string): string => `${table}/${storeKey}`;
  return {
    lock: inner.lock,
    get: (storeKey, callback) => {
      inner.get(storeKey, (error, value) => {
        const id = idOf(storeKey);
        const image = value === undefined ? {} : { before: value as Item, after: value as Item };
        if (!error) changes.set(id, { id, table, ...image });
        callback(error, value);
      });
    },
    put: (storeKey, value, callback) => {
      const id = idOf(storeKey);
      // Copied: dynalite's own object has no prototype, so it would never equal the one that was read.
      const after = JSON.parse(JSON.stringify(value)) as Item;
      changes.set(id, { table, ...changes.get(id), id, after });
      inner.put(storeKey, value, callback);
    },
    del: (storeKey, callback) => {
      const id = idOf(storeKey);
      const { before } = changes.get(id) ?? {};
      changes.set(id, { id, table, ...(before && { before }) });
      inner.del(storeKey, callback);
    },
  };
}
