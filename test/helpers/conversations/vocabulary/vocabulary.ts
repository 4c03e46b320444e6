import type { Direction } from '../direction';
import { customerDirections } from './customer';
import { linkingDirections } from './linking';
import { staffDirections } from './staff';
import { worldDirections } from './world';

/** Every stage direction there is; docs/conversations/README.md lists them. */
export const VOCABULARY: readonly Direction[] = [
  ...customerDirections,
  ...linkingDirections,
  ...staffDirections,
  ...worldDirections,
];
