import type { RowChange } from '../../parcels/csv/plan-import';

/** One line of the answer while rows are written: how many have been tried, and at the end which are left. */
export type ImportProgress =
  { readonly done: number } | { readonly notWritten: readonly RowChange[] };
