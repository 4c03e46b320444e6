/** What of dynalite 4.0.0 is used here. It publishes no types, and its parts are no public API: the version is pinned. */
declare module 'dynalite/db' {
  export type Callback<T = unknown> = (error: Error | null, value?: T) => void;

  /** One item table or one index, as a key range of the one LevelDB. */
  export interface SubDb {
    readonly lock: (key: string, work: (release: unknown) => void) => void;
    get(key: string, callback: Callback): void;
    put(key: string, value: unknown, callback: Callback): void;
    del(key: string, callback: Callback): void;
  }

  export type Operation =
    | { readonly type: 'put'; readonly key: string; readonly value: unknown }
    | { readonly type: 'del'; readonly key: string };

  export interface Store {
    readonly options: Readonly<Record<string, unknown>>;
    readonly db: {
      open(): Promise<void>;
      close(): Promise<void>;
      put(key: string, value: unknown): Promise<void>;
      del(key: string): Promise<void>;
      batch(operations: readonly Operation[]): Promise<void>;
      iterator(range: { gte: string; lt: string }): AsyncIterable<[string, unknown]>;
    };
    readonly tableDb: SubDb & { awsRegion: string; awsAccountId: string };
    getItemDb(table: string): SubDb;
    getIndexDb(kind: string, table: string, index: string): SubDb;
  }

  export function create(options: {
    readonly path?: string;
    readonly createTableMs: number;
    readonly updateTableMs: number;
    readonly deleteTableMs: number;
  }): Store;

  /** Bytes of an item in DynamoDB JSON, by DynamoDB's own rules. */
  export function itemSize(item: object): number;
}

declare module 'dynalite/validations' {
  import type { Store } from 'dynalite/db';

  type CustomRule = (data: Record<string, unknown>, store: Store) => string | undefined;

  /** Throws an `Error` with `statusCode` and `body` for input that DynamoDB refuses to parse. */
  export function checkTypes(data: object, types: object): Record<string, unknown>;
  /** Throws likewise for a failed constraint; parses the expressions into `data` on the way. */
  export function checkValidations(
    data: Record<string, unknown>,
    types: object,
    custom: CustomRule | undefined,
    store: Store,
  ): void;
}

declare module 'dynalite/validations/*' {
  import type { Store } from 'dynalite/db';

  export const types: object;
  export const custom:
    ((data: Record<string, unknown>, store: Store) => string | undefined) | undefined;
}

declare module 'dynalite/actions/*' {
  import type { Callback, Store } from 'dynalite/db';

  const action: (store: Store, data: Record<string, unknown>, callback: Callback<object>) => void;
  export default action;
}
