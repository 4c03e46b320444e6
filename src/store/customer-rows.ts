import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { changeRow, type Expecting, type RawRow } from './change-row';
import type { DocumentClient } from './dynamodb';
import { scanRows } from './scan-rows';
import { stored } from './store-error';

/** What the company itself knows of a customer: never the password's hash, nor anything of a chat. */
const CONTACT = {
  ProjectionExpression: 'customerId, email, #name, #locale',
  ExpressionAttributeNames: { '#name': 'name', '#locale': 'locale' },
};

/** A customer's contact details as they stand there. Strongly consistent. */
export async function findCustomerRow(
  client: DocumentClient,
  table: string,
  customerId: string,
): Promise<RawRow | undefined> {
  const key = { TableName: table, Key: { customerId }, ConsistentRead: true };
  const { Item } = await stored(client.send(new GetCommand({ ...key, ...CONTACT })));
  return Item;
}

/** The contact details of all customers that `keep` keeps, in no order. Strongly consistent. */
export const scanCustomerRows = (
  client: DocumentClient,
  table: string,
  keep: (row: RawRow) => boolean,
): Promise<readonly RawRow[]> => scanRows(client, { TableName: table, ...CONTACT }, keep);

/** As `changeRow`, of a customer. */
export const changeCustomerRow = (
  client: DocumentClient,
  table: string,
  customerId: string,
  changes: RawRow,
  expecting?: Expecting,
): Promise<boolean> =>
  changeRow(client, table, { name: 'customerId', value: customerId }, changes, expecting);
