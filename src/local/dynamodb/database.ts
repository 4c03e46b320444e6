import type { Store } from 'dynalite/db';
import { create } from 'dynalite/db';
import type { Clock } from '../../shared/clock';
import { AppError } from '../../shared/errors';
import type { CheckedRequest } from './engine';
import { createLock } from './lock';
import type { Lock } from './lock';
import type { StagedWrite } from './staged-write';
import { commit, stageWrite } from './staged-write';
import type { Author, StreamLog } from './stream-log';
import { createStreamLog } from './stream-log';
import type { TableRegistry } from './table-registry';
import { openTableRegistry } from './table-registry';

export const REGION = 'eu-west-1';
export const ACCOUNT = '000000000000';

/** Everything the operations share. */
export interface Database {
  readonly store: Store;
  readonly tables: TableRegistry;
  readonly streams: StreamLog;
  readonly clock: Clock;
  /** One writer at a time: transactions are serialisable by construction. */
  readonly lock: Lock;
  /** Applies staged writes at once, then puts them on the streams. Call it inside the lock. */
  apply(writes: readonly StagedWrite[], author?: Author): Promise<void>;
  /** Stages one write and applies it, or throws what refused it. Call it inside the lock. */
  write(request: CheckedRequest, author?: Author): Promise<StagedWrite>;
  /** The listener hears of every change of an item, after it. Answers how to stop listening. */
  onWrite(listener: WriteListener): () => void;
}

/** `tables`: the names of those whose items were changed. */
export type WriteListener = (tables: ReadonlySet<string>) => void;

/** `dataDir` keeps the data; without it they are in memory. Rejects (`config_invalid`) when another process uses the directory. */
export async function openDatabase(clock: Clock, dataDir?: string): Promise<Database> {
  const immediately = { createTableMs: 0, updateTableMs: 0, deleteTableMs: 0 };
  const store = create({ ...immediately, ...(dataDir !== undefined && { path: dataDir }) });
  await store.db.open().catch((cause: unknown) => {
    const message = 'The data directory cannot be opened; is another process using it?';
    throw new AppError('config_invalid', message, false, { cause });
  });
  store.tableDb.awsRegion = REGION;
  store.tableDb.awsAccountId = ACCOUNT;

  const tables = await openTableRegistry(store);
  const streams = createStreamLog(clock, REGION);
  for (const [table, settings] of tables.all()) streams.open(table, settings);
  const listeners = new Set<WriteListener>();

  const apply: Database['apply'] = async (writes, author = 'client') => {
    await commit(store, writes);
    const changes = writes.flatMap((write) => write.changes);
    streams.append(changes, author);
    const changed = new Set(changes.map(({ table }) => table));
    for (const listener of listeners) listener(changed);
  };
  return {
    store,
    tables,
    streams,
    clock,
    lock: createLock(),
    apply,
    write: async (request, author) => {
      const staged = await stageWrite(store, request);
      if ('refusal' in staged) throw staged.refusal;
      await apply([staged], author);
      return staged;
    },
    onWrite: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
