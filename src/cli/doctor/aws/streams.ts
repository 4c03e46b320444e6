import type { Check } from '../check';
import { faultless } from '../finding';
import { presentTables } from './tables';

/** What changes is told on, with the images that its reader needs. */
export const streams: Check = {
  name: 'streams',
  asks: 'aws',
  run: async (world) => {
    const faults = (await presentTables(world)).flatMap(({ name, wanted, have }) => {
      const view = wanted.create.StreamSpecification?.StreamViewType;
      const stream = have.StreamSpecification;
      if (view === undefined) return [];
      if (stream?.StreamEnabled !== true) return [`${name} has no stream`];
      return stream.StreamViewType === view ? [] : [`the stream of ${name} has not ${view}`];
    });
    return faultless(faults, 'npm run deploy: without it no change is pushed', 'on, as wanted');
  },
};
