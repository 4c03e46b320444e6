import type { DocumentClient } from '../../../src/store/dynamodb';

const WRITES = new Set([
  ...['PutItemCommand', 'UpdateItemCommand', 'DeleteItemCommand', 'BatchWriteItemCommand'],
  'TransactWriteItemsCommand',
]);

/** The process dies at the n-th write: before DynamoDB has it, or before its answer is back. */
export function dyingAt(client: DocumentClient, fatal: number, side: 'before' | 'after') {
  let writes = 0;
  const name = 'dying';
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        if (!WRITES.has(commandName)) return next(args);
        writes += 1;
        if (writes > fatal) throw new Error('dead already');
        if (writes < fatal) return next(args);
        if (side === 'after') await next(args);
        throw new Error('the process dies here');
      },
    { step: 'initialize', priority: 'high', name },
  );
  return {
    revive: () => {
      client.middlewareStack.remove(name);
      return writes >= fatal;
    },
  };
}
