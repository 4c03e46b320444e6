import { DescribeTimeToLiveCommand } from '@aws-sdk/client-dynamodb';
import type { Check } from '../check';
import { faultless } from '../finding';
import { presentTables } from './tables';

/** Codes and old conversations go by themselves: without it the tables grow, and keep what they were not to. */
export const expiry: Check = {
  name: 'expiry',
  asks: 'aws',
  run: async (world) => {
    const present = await presentTables(world);
    const faults = await Promise.all(
      present.map(async ({ name, wanted: { expiryAttribute } }) => {
        if (expiryAttribute === undefined) return [];
        const { TimeToLiveDescription: have } = await world.command.dynamoDb.send(
          new DescribeTimeToLiveCommand({ TableName: name }),
        );
        const isOn = /^ENABL/.test(have?.TimeToLiveStatus ?? '');
        return isOn && have?.AttributeName === expiryAttribute
          ? []
          : [`${name} lets nothing expire by ${expiryAttribute}`];
      }),
    );
    return faultless(faults.flat(), 'npm run deploy, or "tables create", switches it on', 'is on');
  },
};
