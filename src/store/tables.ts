export const TABLES = ['customers', 'parcels', 'conversations', 'logins', 'tickets'] as const;

export type Table = (typeof TABLES)[number];

export type TableNames = Readonly<Record<Table, string>>;

export const tableNames = (prefix: string): TableNames => ({
  customers: `${prefix}customers`,
  parcels: `${prefix}parcels`,
  conversations: `${prefix}conversations`,
  logins: `${prefix}logins`,
  tickets: `${prefix}tickets`,
});

/** Which of our tables a stream belongs to: `arn:aws:dynamodb:region:account:table/NAME/stream/LABEL`. */
export function tableOfStream(streamArn: string, names: TableNames): Table | undefined {
  const name = /:table\/([^/]+)\/stream\//.exec(streamArn)?.[1];
  return TABLES.find((table) => names[table] === name);
}
