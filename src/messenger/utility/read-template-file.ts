import * as v from 'valibot';
import { describeIssue } from '../file-schema';
import { templateSchema, type UtilityTemplate } from './template-schema';

export type ReadTemplate =
  | { readonly ok: true; readonly template: UtilityTemplate }
  /** One line for each mistake: where, and what to change. */
  | { readonly ok: false; readonly faults: readonly string[] };

/** Reads the text of one file of `infra/templates`, and holds it to all that Facebook is known to reject. */
export function readTemplateFile(text: string): ReadTemplate {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson({}, 'is no JSON'), templateSchema), text);
  return read.success
    ? { ok: true, template: read.output }
    : { ok: false, faults: read.issues.map(describeIssue) };
}
