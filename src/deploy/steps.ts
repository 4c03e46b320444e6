import { SECOND } from '../shared/clock';
import type { DeployWorld } from './world';

/** Says something about the step that is being taken. */
export type Note = (line: string) => void;

export type Step = <T>(title: string, take: (note: Note) => Promise<T>) => Promise<T>;

/** Shows each step as it begins, what it has to say, and how long it took. */
export function createStep({ print, clock }: Pick<DeployWorld, 'print' | 'clock'>): Step {
  let number = 0;
  return async (title, take) => {
    number += 1;
    print(`${String(number)}. ${title}`);
    const began = clock();
    const took = (): string => `${((clock() - began) / SECOND).toFixed(1)} s`;
    try {
      const result = await take((line) => {
        print(`   ${line}`);
      });
      print(`   done in ${took()}`);
      return result;
    } catch (error) {
      print(`   failed after ${took()}`);
      throw error;
    }
  };
}
