import { MINUTE } from '../shared/clock';

/** Longer than a send can take, so that a lease does not lapse under a drain that is alive. */
export const LEASE_MS = MINUTE;
