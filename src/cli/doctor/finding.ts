/** What a check says. `mend` is the sentence that tells what to do about it; it may name a command, a file or a place. */
export type Judgement =
  | { readonly verdict: 'ok'; readonly says: string }
  | { readonly verdict: 'warning' | 'problem'; readonly says: string; readonly mend: string }
  /** `says` is the reason. */
  | { readonly verdict: 'not checked'; readonly says: string };

export type Verdict = Judgement['verdict'];

/** A judgement under the name of the check that made it. */
export type Finding = Judgement & { readonly check: string };

export const ok = (says: string): Judgement => ({ verdict: 'ok', says });

/** It works, but not all of it, or not for long. */
export const warning = (says: string, mend: string): Judgement => ({
  verdict: 'warning',
  says,
  mend,
});

export const problem = (says: string, mend: string): Judgement => ({
  verdict: 'problem',
  says,
  mend,
});

export const notChecked = (says: string): Judgement => ({ verdict: 'not checked', says });

/** A problem that lists the faults, or all well. */
export const faultless = (faults: readonly string[], mend: string, well: string): Judgement =>
  faults.length === 0 ? ok(well) : problem(faults.join('; '), mend);
