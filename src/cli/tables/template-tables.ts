import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import * as v from 'valibot';
import { resolve } from '../../infra/resolve';
import { ourTemplate } from '../../infra/our-template';
import { resourcesOf } from '../../infra/template';

/** A table of the template: how to create it, and the attribute that expires its items (epoch seconds). */
export interface TableDefinition {
  readonly create: CreateTableCommandInput & { readonly TableName: string };
  readonly expiryAttribute?: string;
}

const names = v.array(
  v.object({ AttributeName: v.string(), KeyType: v.picklist(['HASH', 'RANGE']) }),
);

const tableProperties = v.object({
  TableName: v.string(),
  AttributeDefinitions: v.array(
    v.object({ AttributeName: v.string(), AttributeType: v.picklist(['S', 'N', 'B']) }),
  ),
  KeySchema: names,
  GlobalSecondaryIndexes: v.optional(
    v.array(
      v.object({
        IndexName: v.string(),
        KeySchema: names,
        Projection: v.object({ ProjectionType: v.picklist(['ALL', 'KEYS_ONLY', 'INCLUDE']) }),
      }),
    ),
  ),
  StreamSpecification: v.optional(
    v.object({
      StreamViewType: v.picklist(['NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES', 'KEYS_ONLY']),
    }),
  ),
  TimeToLiveSpecification: v.optional(
    v.object({ AttributeName: v.string(), Enabled: v.literal(true) }),
  ),
});

/** The tables of `infra/template.yaml`, the one definition (design §3), with this prefix before their names. */
export function templateTables(tablePrefix: string): readonly TableDefinition[] {
  const template = ourTemplate();
  const deployment = {
    parameters: { TablePrefix: tablePrefix },
    attribute: (logicalId: string) => logicalId,
  };
  return resourcesOf(template, 'AWS::DynamoDB::Table').map(([, { Properties }]) =>
    toDefinition(v.parse(tableProperties, resolve(Properties, template, deployment))),
  );
}

function toDefinition(properties: v.InferOutput<typeof tableProperties>): TableDefinition {
  const {
    TimeToLiveSpecification: expiry,
    StreamSpecification: stream,
    GlobalSecondaryIndexes: indexes,
    ...table
  } = properties;
  return {
    create: {
      ...table,
      BillingMode: 'PAY_PER_REQUEST',
      ...(indexes ? { GlobalSecondaryIndexes: indexes } : {}),
      ...(stream ? { StreamSpecification: { StreamEnabled: true, ...stream } } : {}),
    },
    ...(expiry ? { expiryAttribute: expiry.AttributeName } : {}),
  };
}
