import type { Judgement } from './finding';
import type { DoctorWorld } from './world';

/**
 * One thing that has to be so for the bot to work. A check that throws was not able to look: what it throws is the
 * reason, never a verdict, so that a single defect is named once and not by all that depend on it.
 */
export interface Check {
  /** As it stands in the table, e.g. `page-token`. */
  readonly name: string;
  /** What is asked: Facebook, the addresses that the world reaches, AWS; `here`: nobody. */
  readonly asks: 'facebook' | 'web' | 'aws' | 'here';
  readonly run: (world: DoctorWorld) => Promise<Judgement>;
}
