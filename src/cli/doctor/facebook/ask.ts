import * as v from 'valibot';
import { MINUTE } from '../../../shared/clock';
import { AppError } from '../../../shared/errors';
import { explainFailure } from '../../../messenger/explain-failure';
import type { GraphResult } from '../../../messenger/graph-answer';
import type { DoctorWorld } from '../world';

/** What Facebook answered, as this shape. Throws `graph_…` when it did not, or something else: then nothing can be judged. */
export function answerOf<Schema extends v.GenericSchema>(
  { command }: DoctorWorld,
  result: GraphResult,
  schema: Schema,
): v.InferOutput<Schema> {
  if (!result.ok) {
    throw explainFailure(result.failure, {
      notDone: 'Facebook did not tell',
      now: command.clock(),
      pauseMs: 10 * MINUTE,
    });
  }
  const parsed = v.safeParse(schema, result.body);
  if (parsed.success) return parsed.output;
  throw new AppError('graph_refused', 'Facebook answered in a shape that is not known here', false);
}
