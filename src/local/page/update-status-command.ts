import type { BotConfig } from './local-config';

/** For a POSIX shell. The local DynamoDB takes any credentials. */
export const updateStatusCommand = ({ dynamoDbEndpoint, tablePrefix }: BotConfig): string =>
  [
    'AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local aws dynamodb update-item',
    `--endpoint-url ${dynamoDbEndpoint} --region eu-west-1`,
    `--table-name ${tablePrefix}parcels`,
    `--key '{"parcelId":{"S":"DL-1001"}}'`,
    `--update-expression 'SET #s = :s'`,
    `--expression-attribute-names '{"#s":"status"}'`,
    `--expression-attribute-values '{":s":{"S":"out_for_delivery"}}'`,
  ].join(' \\\n  ');
